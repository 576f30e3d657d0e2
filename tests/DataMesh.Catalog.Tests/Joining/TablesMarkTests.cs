using DataMesh.Catalog.Joining;
using DataMesh.Testing;

namespace DataMesh.Catalog.Tests.Joining;

public sealed class TablesMarkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_who_asks_at_once_reads_one_mark_and_no_draft_is_left()
    {
        using var folder = new TempFolder();
        var root = folder.Combine("tables");

        var marks = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => TablesMark.ReadAsync(root, Cancel))));

        Assert.Single(marks.Distinct());
        Assert.Single(Directory.EnumerateFiles(root));
    }

    [Fact]
    public async Task Two_folders_have_two_marks()
    {
        using var folder = new TempFolder();

        Assert.NotEqual(await TablesMark.ReadAsync(folder.Combine("one"), Cancel), await TablesMark.ReadAsync(folder.Combine("two"), Cancel));
    }
}
