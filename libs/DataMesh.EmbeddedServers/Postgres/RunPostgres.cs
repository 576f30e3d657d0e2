using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using Npgsql;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Keeps one PostgreSQL running: ready when it answers and its databases exist, started again when it dies.</summary>
internal sealed partial class RunPostgres(
    PostgresSettings settings, FindPostgres find, Readiness readiness, TimeProvider time, ILogger<RunPostgres> logger) : IServer
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1.6);
    private readonly RelayLog _relay = new(logger);

    public async Task RunAsync(CancellationToken stopping)
    {
        if (settings.Given is { } given)
        {
            await new UseGivenPostgres(settings, given, readiness, time, logger).RunAsync(stopping);
            return;
        }

        await using var hold = await HoldData.TakeAsync(settings.Data, stopping);
        readiness.NotReady("Looking for PostgreSQL.");
        var postmaster = await find.FindAsync(settings, Account.ForPostgres(), stopping);
        readiness.NotReady($"Starting {postmaster.Title}.");
        await postmaster.PrepareAsync(stopping);
        FreePort.Require(settings.Port, PostgresSettings.Title, PostgresSettings.PortSetting);
        await KeepRunningAsync(postmaster, stopping);
    }

    private async Task KeepRunningAsync(IPostmaster postmaster, CancellationToken stopping)
    {
        var pauses = new Pauses(time);
        var wasReady = false;
        var passwordIsSet = false;
        while (true)
        {
            pauses.Begin();
            _relay.Forget();
            var life = await LiveAsync(postmaster, stopping);
            if (life == Life.RefusedPassword && !passwordIsSet)
            {
                passwordIsSet = true;
                continue;
            }

            wasReady |= life == Life.Served;
            var lines = _relay.LastLines();
            var fault = ExplainFailure.Of(lines, settings, settings.Data);
            if (!wasReady && !ExplainFailure.WillPass(lines))
            {
                throw fault;
            }

            readiness.NotReady(fault.Message);
            Log.StartingAgain(logger, pauses.Next.TotalSeconds, fault.Message);
            await pauses.TakeAsync(stopping);
            await postmaster.PrepareAsync(stopping);
        }
    }

    /// <summary>One life of the server, from its start to its end.</summary>
    private async Task<Life> LiveAsync(IPostmaster postmaster, CancellationToken stopping)
    {
        await using var child = await ChildProcess.StartAsync(postmaster.Command, _relay.Add);
        try
        {
            await using var server = NpgsqlDataSource.Create(PostgresAddress.Of(settings));
            var answer = await AwaitAnswer.WaitAsync(server, child.Exited, time, stopping);
            if (answer == Answer.WrongPassword)
            {
                Log.PasswordChanges(logger);
                await postmaster.SetPasswordAsync(child, stopping);
                return Life.RefusedPassword;
            }

            if (answer == Answer.Ended || !await OpenAsync(server, postmaster, stopping))
            {
                return Life.NeverServed;
            }

            await child.Exited.WaitAsync(stopping);
            return Life.Served;
        }
        finally
        {
            await postmaster.StopAsync(child, StopWithin);
        }
    }

    private async Task<bool> OpenAsync(NpgsqlDataSource server, IPostmaster postmaster, CancellationToken stopping)
    {
        try
        {
            foreach (var name in await EnsureDatabases.CreateMissingAsync(server, settings.Databases, stopping))
            {
                Log.DatabaseCreated(logger, name);
            }
        }
        catch (NpgsqlException exception)
        {
            _relay.Add($"FATAL:  {exception.Message}");
            return false;
        }

        readiness.Ready();
        Log.Ready(logger, postmaster.Title, settings.Port, settings.Databases.Count);
        return true;
    }

    private enum Life
    {
        NeverServed,
        RefusedPassword,
        Served,
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Title} is ready on 127.0.0.1:{Port} with {Databases} databases")]
        public static partial void Ready(ILogger logger, string title, int port, int databases);

        [LoggerMessage(LogLevel.Information, "Created the database {Name}")]
        public static partial void DatabaseCreated(ILogger logger, string name);

        [LoggerMessage(LogLevel.Information, "The password differs from the one of the last start: it is changed")]
        public static partial void PasswordChanges(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "PostgreSQL ended and is started again in {Seconds} s: {Reason}")]
        public static partial void StartingAgain(ILogger logger, double seconds, string reason);
    }
}
