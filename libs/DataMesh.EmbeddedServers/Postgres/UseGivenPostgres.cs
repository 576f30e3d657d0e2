using DataMesh.EmbeddedServers.Serving;
using Npgsql;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Uses a PostgreSQL that a person runs: makes the databases there and keeps an eye on it.</summary>
internal sealed partial class UseGivenPostgres(
    PostgresSettings settings, string given, Readiness readiness, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var server = NpgsqlDataSource.Create(ConnectionString());
        while (true)
        {
            try
            {
                await EnsureDatabases.CreateMissingAsync(server, settings.Databases, stopping);
                if (!readiness.IsReady)
                {
                    readiness.Ready();
                    Log.Ready(logger, settings.Databases.Count);
                }
            }
            catch (PostgresException exception) when (!exception.IsTransient)
            {
                throw new ServerFault(
                    $"The PostgreSQL of ConnectionStrings__postgres refuses: {exception.MessageText}; "
                    + "give a user that may log in and create databases.",
                    exception);
            }
            catch (NpgsqlException exception)
            {
                NotReachable(exception.Message);
            }

            await Task.Delay(CheckEvery, time, stopping);
        }
    }

    private string ConnectionString()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(given) { MaxPoolSize = 1 }.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new ServerFault($"ConnectionStrings__postgres is no connection string: {exception.Message}", exception);
        }
    }

    private void NotReachable(string reason)
    {
        var sentence = $"The PostgreSQL of ConnectionStrings__postgres does not answer ({reason}); start it or correct the setting.";
        readiness.NotReady(sentence);
        Log.NotReachable(logger, sentence);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The given PostgreSQL is ready with {Databases} databases")]
        public static partial void Ready(ILogger logger, int databases);

        [LoggerMessage(LogLevel.Warning, "{Sentence}")]
        public static partial void NotReachable(ILogger logger, string sentence);
    }
}
