using System.CommandLine;
using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Mesh;

/// <summary>The options of every command that asks the catalog.</summary>
internal sealed class CatalogOptionSet
{
    private const string Default = "http://localhost:5100";
    private const string Key = "MESH_CATALOG";
    private const int DefaultSeconds = 30;

    private readonly Option<string?> _address = new("--catalog") { Description = $"Address of the mesh [default: ${Key}, or {Default}].", HelpName = "url" };
    private readonly Option<int> _timeout = new("--timeout") { Description = "Seconds to wait for an answer; 1 to 600.", HelpName = "seconds", DefaultValueFactory = _ => DefaultSeconds };

    public CatalogOptionSet() => _timeout.Validators.Add(given =>
    {
        if (given.GetValueOrDefault<int>() is < 1 or > 600)
            given.AddError("--timeout takes 1 to 600 seconds.");
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_address);
        command.Options.Add(_timeout);
    }

    /// <exception cref="NotRunException">What was given is no address.</exception>
    public CatalogAddress Of(ParseResult parsed, Surroundings surroundings)
    {
        var given = parsed.GetValue(_address) ?? (surroundings.Variable(Key) is { Length: > 0 } set ? set : Default);
        return DataMesh.Client.CatalogOptions.IsAddress(given)
            ? new(surroundings, new(given.TrimEnd('/') + "/"), TimeSpan.FromSeconds(parsed.GetValue(_timeout)))
            : throw new NotRunException($"'{given}' is no address. Give the mesh's as http://host:port.") { ExitCode = ExitCodes.Usage };
    }

    /// <summary>True when the command line names a catalog.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_address) is not null;
}
