using DataMesh.EmbeddedServers.Processes;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests.Processes;

public sealed class FileLockTests
{
    [Fact]
    public async Task A_lock_is_held_by_one_until_it_is_given_back()
    {
        using var folder = new TempFolder();
        var file = folder.Combine("a", "lock");
        var held = await FileLock.TakeAsync(file, TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.NotNull(held);
        Assert.Null(await FileLock.TakeAsync(file, TimeSpan.Zero, TestContext.Current.CancellationToken));
        await held.DisposeAsync();
        await using var again = await FileLock.TakeAsync(file, TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.NotNull(again);
    }
}
