namespace DataMesh.Cli.CommandLine;

/// <summary>A cell of a table.</summary>
internal readonly record struct Cell(string Text, Ink Ink = Ink.Plain);
