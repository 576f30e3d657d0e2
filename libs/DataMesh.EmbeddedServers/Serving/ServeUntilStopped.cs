namespace DataMesh.EmbeddedServers.Serving;

/// <summary>Runs the server beside the health endpoints and ends the program when the server cannot run.</summary>
internal sealed partial class ServeUntilStopped(
    IServer server, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<ServeUntilStopped> logger) : BackgroundService
{
    /// <summary>Exit code of a program that says what a person has to do first.</summary>
    public const int CannotServe = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await server.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (ServerFault fault)
        {
            readiness.NotReady(fault.Message);
            Log.CannotServe(logger, fault.Message);
            Environment.ExitCode = CannotServe;
            lifetime.StopApplication();
        }
#pragma warning disable CA1031 // A server that ends by a bug must end the program with an error: the host would report success.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "{Sentence}")]
        public static partial void CannotServe(ILogger logger, string sentence);

        [LoggerMessage(LogLevel.Critical, "The server failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
