using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>The template, installed from the sample's folder for these tests alone: the person's own templates stay as they are.</summary>
public sealed class Template : IAsyncLifetime
{
    private readonly TempFolder _hive = new();

    public async ValueTask InitializeAsync() => await DotNet.RunAsync(Repository.Root, "new", "install", Repository.Sample, Hive, _hive.Path);

    public ValueTask DisposeAsync()
    {
        _hive.Dispose();
        return default;
    }

    internal const string Hive = "--debug:custom-hive";

    /// <summary>Makes a domain in a new folder of its name.</summary>
    internal async Task<string> NewAsync(string parent, string name, params string[] options)
    {
        var folder = Path.Combine(parent, name);
        await DotNet.RunAsync(parent, ["new", "datamesh-domain", "-n", name, "-o", folder, .. options, Hive, _hive.Path]);
        return folder;
    }
}
