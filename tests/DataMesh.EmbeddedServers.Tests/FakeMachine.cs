using DataMesh.EmbeddedServers.Postgres;

namespace DataMesh.EmbeddedServers.Tests;

/// <summary>A machine that has only the files it is given.</summary>
internal sealed class FakeMachine(params string[] files) : IMachine
{
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>True also looks at the real files: for programs that are really run.</summary>
    public bool RealFiles { get; init; }

    public bool IsWindows { get; init; }

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    public bool FileExists(string path) => files.Contains(path) || (RealFiles && File.Exists(path));

    public IReadOnlyList<string> FoldersIn(string path) =>
    [
        .. files
            .Where(file => file.StartsWith(path + "/", StringComparison.Ordinal))
            .Select(file => path + "/" + file[(path.Length + 1)..].Split('/')[0])
            .Distinct(),
    ];
}
