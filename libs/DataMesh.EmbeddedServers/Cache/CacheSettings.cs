namespace DataMesh.EmbeddedServers.Cache;

/// <summary>The cache: a Redis-compatible server on 127.0.0.1.</summary>
/// <param name="Data">Folder of the append-only file and checkpoints.</param>
/// <param name="Port">6379 by default.</param>
/// <param name="Password">Null: whoever reaches the port may use it.</param>
internal sealed record CacheSettings(string Data, int Port, string? Password)
{
    private const int DefaultPort = 6379;

    public static CacheSettings Read(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["data"] ?? throw new ServerFault("The cache needs a data folder: give --data DIR.")),
        configuration.GetValue("Cache:Port", DefaultPort),
        configuration["Cache:Password"] is { Length: > 0 } password ? password : null);
}
