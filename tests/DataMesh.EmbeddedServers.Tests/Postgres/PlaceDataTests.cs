using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class PlaceDataTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private DataFolder? _placed;

    [Fact]
    public async Task Data_lies_in_the_folder_asked_for()
    {
        var root = _folder.Combine("postgres");

        var placed = await PlaceData.PlaceAsync(root, account: null, TestContext.Current.CancellationToken);

        Assert.Equal(new DataFolder(Path.Combine(root, "cluster"), Moved: false), placed);
        Assert.Null(placed.Major());
    }

    [Fact]
    public async Task A_folder_that_the_account_cannot_reach_gets_one_elsewhere_which_a_reset_forgets()
    {
        Assert.SkipUnless(Account.IsRoot, "Only root runs PostgreSQL as another account.");
        var root = _folder.Combine("private", "postgres");
        var first = await PlaceAsync(root);
        Assert.True(first.Moved);
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        Assert.Equal(15, (await PlaceAsync(root)).Major());

        Directory.Delete(root, recursive: true);
        var afterReset = await PlaceAsync(root);
        Assert.Equal(first.Folder, afterReset.Folder);
        Assert.Null(afterReset.Major());
    }

    public void Dispose()
    {
        if (_placed is { Moved: true } moved)
        {
            Directory.Delete(Path.GetDirectoryName(moved.Folder)!, recursive: true);
        }

        _folder.Dispose();
    }

    private async Task<DataFolder> PlaceAsync(string root) =>
        _placed = await PlaceData.PlaceAsync(root, Account.ForPostgres(), TestContext.Current.CancellationToken);
}
