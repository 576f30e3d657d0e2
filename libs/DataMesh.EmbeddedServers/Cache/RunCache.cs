using System.Net;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace DataMesh.EmbeddedServers.Cache;

/// <summary>
/// Runs Garnet inside this process. It has no streams and no scripts here: strings, hashes, sorted sets, expiry and pub/sub are what
/// services may use. What was stored survives a restart.
/// </summary>
internal sealed partial class RunCache(
    CacheSettings settings, Readiness readiness, ILoggerFactory loggers, ILogger<RunCache> logger) : IServer
{
    private static readonly TimeSpan PreviousEndsWithin = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var alone = await FileLock.TakeAsync(Path.Combine(settings.Data, "lock"), PreviousEndsWithin, stopping)
            ?? throw new ServerFault($"The data folder {settings.Data} is in use by a mesh that still runs; stop that one first.");
        FreePort.Require(settings.Port, "the cache", "Cache__Port");
        using var quiet = new GarnetLoggers(loggers);
        using var server = new GarnetServer(Options(settings), quiet);
        server.Start();
        readiness.Ready();
        Log.Ready(logger, settings.Port);
        await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
    }

    /// <summary>Sizes for a laptop's cache: a few megabytes in use rather than the gigabytes Garnet reserves by default.</summary>
    private static GarnetServerOptions Options(CacheSettings settings) => new()
    {
        EndPoints = [new IPEndPoint(IPAddress.Loopback, settings.Port)],
        AuthSettings = settings.Password is null ? null : new PasswordAuthenticationSettings(settings.Password),
        QuietMode = true,
        EnableLua = false,
        LogMemorySize = "64m",
        PageSize = "1m",
        IndexMemorySize = "1m",
        BufferPoolMemoryBudget = "64m",
        EnableAOF = true,
        AofMemorySize = "8m",
        AofPageSize = "2m",
        AofSegmentSize = "64m",
        AofSizeLimit = "128m",

        // .NET's own file access: Garnet's native one needs libaio, which few machines have.
        DeviceType = DeviceType.RandomAccess,
        Recover = true,
        CheckpointDir = settings.Data,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The cache is ready on 127.0.0.1:{Port}")]
        public static partial void Ready(ILogger logger, int port);
    }
}
