using DataMesh.EmbeddedServers.Postgres;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class SearchBinariesTests
{
    [Fact]
    public void The_folder_a_person_named_comes_first_then_the_path_then_the_newest_installed()
    {
        var machine = new FakeMachine([
            .. Programs("/opt/mine"), .. Programs("/tools/bin"), .. Programs("/usr/lib/postgresql/9.6/bin"),
            .. Programs("/usr/lib/postgresql/15/bin"), .. Programs("/usr/lib/postgresql/17/bin"), .. Programs("/usr/pgsql-16/bin"),
            .. Programs("/opt/homebrew/opt/postgresql@18/bin"),
        ]);
        machine.Variables["MESH_POSTGRES_BIN"] = "/opt/mine";
        machine.Variables["PATH"] = "/bin:/tools/bin";

        Assert.Equal(
            [
                "/opt/mine", "/tools/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/9.6/bin",
                "/usr/pgsql-16/bin", "/opt/homebrew/opt/postgresql@18/bin",
            ],
            SearchBinaries.In(machine));
    }

    [Fact]
    public void A_folder_with_the_client_only_is_no_candidate() =>
        Assert.Empty(SearchBinaries.In(new FakeMachine("/usr/lib/postgresql/15/bin/psql", "/usr/lib/postgresql/15/bin/initdb")));

    [Fact]
    public void A_folder_found_twice_is_tried_once()
    {
        var machine = new FakeMachine([.. Programs("/usr/lib/postgresql/15/bin")]);
        machine.Variables["PATH"] = "/usr/lib/postgresql/15/bin:/usr/lib/postgresql/15/bin";

        Assert.Single(SearchBinaries.In(machine));
    }

    [Fact]
    public void On_Windows_programs_end_in_exe_and_the_path_is_separated_by_semicolons()
    {
        var folder = "C:/pg/bin";
        var machine = new FakeMachine(Path.Combine(folder, "postgres.exe"), Path.Combine(folder, "initdb.exe")) { IsWindows = true };
        machine.Variables["PATH"] = $"C:/windows;{folder}";

        Assert.Equal([folder], SearchBinaries.In(machine));
    }

    private static string[] Programs(string folder) => [$"{folder}/postgres", $"{folder}/initdb"];
}
