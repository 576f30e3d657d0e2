namespace DataMesh.EmbeddedServers.Serving;

/// <summary>One of the servers this program can be.</summary>
internal interface IServer
{
    /// <summary>
    /// Prepares, runs and restarts the server until stopped, saying through <see cref="Readiness"/> where it stands.
    /// </summary>
    /// <exception cref="ServerFault">It cannot run; the program ends with the fault's sentence.</exception>
    Task RunAsync(CancellationToken stopping);
}
