namespace DataMesh.EmbeddedServers.Cache;

/// <summary>Gathers Garnet's many categories under one name, so that one filter keeps its chatter down to warnings.</summary>
internal sealed class GarnetLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    public const string Category = "Garnet";

    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(Category);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    /// <summary>The factory is the host's.</summary>
    public void Dispose()
    {
    }
}
