using DataMesh.EmbeddedServers.Processes;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

/// <summary>The program as <c>postgres</c> on a folder that outlives it, so that it can be started again.</summary>
internal sealed class EmbeddedPostgres : IDisposable
{
    private readonly TempFolder _folder = new();

    public EmbeddedPostgres()
    {
        // As root, PostgreSQL runs as another account, which a temporary folder (0700) would keep out.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        Data = _folder.Combine(".mesh", "postgres");
    }

    public string Data { get; init; }

    public string Cluster => Path.Combine(Data, "cluster");

    public int Port { get; } = FreePort.Find();

    public string Password { get; set; } = "first";

    public ServerProcess Start(string databases = "one") => ServerProcess.Start(
        ["postgres", "--data", Data, "--databases", databases],
        new Dictionary<string, string?> { ["Postgres__Port"] = $"{Port}", ["Postgres__Password"] = Password });

    public async Task<T> ReadAsync<T>(string sql, string database = "one")
    {
        await using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Username=postgres;Password={Password};Database={database};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Ids of PostgreSQL servers on this data.</summary>
    public IReadOnlyList<int> Servers() => Running.Find("postgres", Cluster);

    /// <summary>Path of the program that serves this data.</summary>
    public async Task<string> ProgramAsync() =>
        (await File.ReadAllTextAsync($"/proc/{Servers()[0]}/cmdline", TestContext.Current.CancellationToken)).Split('\0')[0];

    public Task NoServerIsLeftAsync() =>
        WaitUntil.TrueAsync(() => Servers().Count == 0, TimeSpan.FromSeconds(10), "no PostgreSQL is left");

    public void Dispose() => _folder.Dispose();
}
