using Aspire.Hosting;
using DataMesh.AppHost;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.AppHost;

public sealed class LocalStateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_meshes_cannot_have_the_same_state()
    {
        using var first = Open();
        Assert.Equal(
            $"A mesh (process {Environment.ProcessId}) already runs on {_folder.Path}. "
            + "Stop it first, or give this one a folder of its own with --state DIR.",
            Assert.Throws<DistributedApplicationException>(() => Open()).Message);
    }

    [Fact]
    public void A_state_can_be_opened_again_and_keeps_its_secrets()
    {
        string secret;
        using (var first = Open())
        {
            secret = first.Secret("postgres");
        }

        using var second = Open();
        Assert.Equal(secret, second.Secret("postgres"));
        Assert.NotEqual(secret, second.Secret("cache"));
    }

    [Fact]
    public void A_reset_keeps_nothing_but_downloaded_tools()
    {
        _folder.Write(Path.Combine("tools", "dashboard"), "downloaded");
        _folder.Write(Path.Combine("tables", "airports", "0.parquet"), "rows");
        _folder.Write("postgres.secret", "old");

        using var state = Open("--reset");

        Assert.True(File.Exists(_folder.Combine("tools", "dashboard")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(state.Tables));
        Assert.NotEqual("old", state.Secret("postgres"));
    }

    [Fact]
    public void A_reset_is_refused_while_a_mesh_runs_on_the_state()
    {
        using var running = Open();
        var rows = _folder.Write(Path.Combine("tables", "0.parquet"), "rows");

        Assert.Throws<DistributedApplicationException>(() => Open("--reset"));
        Assert.True(File.Exists(rows));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_says_how_to_take_another()
    {
        var file = _folder.Write("file", string.Empty);
        var refused = Assert.Throws<DistributedApplicationException>(() => LocalState.Open(file, MeshOptions.Read(["--state", file])));
        Assert.EndsWith("or take another with --state DIR.", refused.Message, StringComparison.Ordinal);
    }

    private LocalState Open(params string[] args) => LocalState.Open(_folder.Path, MeshOptions.Read([.. args, "--state", _folder.Path]));
}
