using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Client;

namespace DataMesh.Cli.Mesh;

/// <summary>The options of every command that asks the catalog.</summary>
internal sealed class CatalogOptionSet
{
    /// <summary>The gateway of a mesh on this machine, which passes on all that is read.</summary>
    private const string Gateway = "http://localhost:5100";
    private const string Key = "MESH_CATALOG";
    private const int DefaultSeconds = 30;

    private readonly string _default;
    private readonly Option<string?> _address;
    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds to wait for an answer; 1 to 600.",
        HelpName = "seconds",
        DefaultValueFactory = _ => DefaultSeconds,
    };

    private CatalogOptionSet(string fallback)
    {
        _default = fallback;
        _address = new("--catalog") { Description = $"Address of the mesh [default: ${Key}, or {fallback}].", HelpName = "url" };
        _timeout.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 600)
                given.AddError("--timeout takes 1 to 600 seconds.");
        });
    }

    /// <summary>For commands that only read: the gateway will do.</summary>
    public static CatalogOptionSet ForReading() => new(Gateway);

    /// <summary>For commands that publish, which the gateway does not pass on: the catalog itself.</summary>
    public static CatalogOptionSet ForPublishing() => new(CatalogOptions.LocalAddress.AbsoluteUri.TrimEnd('/'));

    public void AddTo(Command command)
    {
        command.Options.Add(_address);
        command.Options.Add(_timeout);
    }

    /// <exception cref="NotRunException">What was given is no address.</exception>
    public CatalogAddress Of(ParseResult parsed, Surroundings surroundings)
    {
        var given = parsed.GetValue(_address) ?? (surroundings.Variable(Key) is { Length: > 0 } set ? set : _default);
        return CatalogOptions.IsAddress(given)
            ? new(surroundings, new(given.TrimEnd('/') + "/"), TimeSpan.FromSeconds(parsed.GetValue(_timeout)))
            : throw NotRunException.Misused($"'{given}' is no address. Give the mesh's as http://host:port.");
    }

    /// <summary>True when the command line names a catalog, or the environment does.</summary>
    public bool IsNamed(ParseResult parsed, Surroundings surroundings) => IsGiven(parsed) || surroundings.Variable(Key) is { Length: > 0 };

    /// <summary>True when the command line names a catalog.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_address) is not null;
}
