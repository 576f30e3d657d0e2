using DataMesh.EmbeddedServers.Postgres;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class ChooseBinariesTests
{
    private readonly List<string> _refused = [];
    private readonly Dictionary<string, string?> _versions = new()
    {
        ["/old"] = "postgres (PostgreSQL) 13.4",
        ["/broken"] = null,
        ["/fifteen"] = "postgres (PostgreSQL) 15.8",
        ["/seventeen"] = "postgres (PostgreSQL) 17.1",
    };

    [Fact]
    public async Task One_that_is_too_old_or_does_not_run_is_passed_over_with_the_reason()
    {
        var chosen = await ChooseAsync(dataMajor: null, "/old", "/broken", "/seventeen", "/fifteen");

        Assert.Equal("/seventeen", chosen?.Folder);
        Assert.Equal(
            ["/old holds PostgreSQL 13.4, but 15 or newer is needed", "/broken holds a PostgreSQL that cannot be run"],
            _refused);
    }

    [Fact]
    public async Task Data_that_exists_decides_the_version()
    {
        var chosen = await ChooseAsync(dataMajor: 15, "/seventeen", "/fifteen");

        Assert.Equal("/fifteen", chosen?.Folder);
        Assert.Equal(["/seventeen holds PostgreSQL 17.1, but the data folder was made by PostgreSQL 15"], _refused);
    }

    [Fact]
    public async Task There_may_be_none() => Assert.Null(await ChooseAsync(dataMajor: null, "/old"));

    private Task<PostgresBinaries?> ChooseAsync(int? dataMajor, params string[] folders) =>
        ChooseBinaries.FirstAsync(folders, folder => Task.FromResult(_versions[folder]), dataMajor, _refused.Add);
}
