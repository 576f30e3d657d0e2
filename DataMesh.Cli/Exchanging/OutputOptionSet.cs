using System.CommandLine;

namespace DataMesh.Cli.Exchanging;

/// <summary>The options of every command that writes a document.</summary>
internal sealed class OutputOptionSet
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "File to write [default: the output].",
        HelpName = "file",
    };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it is there." };

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_force);
    }

    public string? File(ParseResult parsed) => parsed.GetValue(_output);

    public bool Force(ParseResult parsed) => parsed.GetValue(_force);
}
