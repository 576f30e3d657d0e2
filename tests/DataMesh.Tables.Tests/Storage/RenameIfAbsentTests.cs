using DataMesh.Testing;

namespace DataMesh.Tables.Tests.Storage;

/// <summary>What a commit does on a share that has no links.</summary>
public sealed class RenameIfAbsentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_of_many_gets_the_name_and_nobody_overwrites_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The call is Linux's; elsewhere files can be linked.");
        var target = Path.Combine(_folder.Path, "00000000000000000001.json");
        var contenders = Enumerable.Range(0, 16).Select(number => Path.Combine(_folder.Path, $".{number}.tmp")).ToList();
        foreach (var contender in contenders)
        {
            await File.WriteAllTextAsync(contender, contender, TestContext.Current.CancellationToken);
        }

        var won = await Task.WhenAll(contenders.Select(contender => Task.Run(() => RenameIfAbsent.Try(contender, target))));
        Assert.Single(won, true);
        Assert.Equal(contenders[Array.IndexOf(won, true)], await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_away_is_a_fault_and_no_lost_race()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The call is Linux's; elsewhere files can be linked.");
        var temporary = Path.Combine(_folder.Path, ".1.tmp");
        await File.WriteAllTextAsync(temporary, string.Empty, TestContext.Current.CancellationToken);
        Assert.Throws<IOException>(() => RenameIfAbsent.Try(temporary, Path.Combine(_folder.Path, "gone", "1.json")));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(95, true)]
    [InlineData(17, false)]
    [InlineData(28, false)]
    public void Only_a_file_system_without_links_is_helped_so(int error, bool helped) =>
        Assert.Equal(helped && OperatingSystem.IsLinux(), RenameIfAbsent.Helps(error));
}
