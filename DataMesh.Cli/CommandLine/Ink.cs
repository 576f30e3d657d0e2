namespace DataMesh.Cli.CommandLine;

/// <summary>What a text on a terminal means; the numbers are those of ECMA-48's "select graphic rendition".</summary>
internal enum Ink
{
    Plain = 0,
    Strong = 1,
    Faint = 2,
    Bad = 31,
    Good = 32,
    Doubtful = 33,
    Name = 36,
}
