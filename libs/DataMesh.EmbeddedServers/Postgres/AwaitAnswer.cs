using System.Net.Sockets;
using Npgsql;

namespace DataMesh.EmbeddedServers.Postgres;

internal enum Answer
{
    Accepted,
    WrongPassword,
    Ended,
}

internal static class AwaitAnswer
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(25);

    /// <summary>Connects until the server accepts, refuses the password or ends; recovery after a crash may take minutes.</summary>
    public static async Task<Answer> WaitAsync(NpgsqlDataSource server, Task ended, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!ended.IsCompleted)
        {
            try
            {
                await using var connection = await server.OpenConnectionAsync(cancellationToken);
                return Answer.Accepted;
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword)
            {
                return Answer.WrongPassword;
            }
            catch (NpgsqlException exception) when (IsStarting(exception))
            {
                await Task.WhenAny(ended, Task.Delay(PollEvery, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return Answer.Ended;
    }

    private static bool IsStarting(NpgsqlException exception) => exception is PostgresException refused
        ? refused.SqlState == PostgresErrorCodes.CannotConnectNow
        : exception.InnerException is SocketException or IOException or TimeoutException;
}
