using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>A way to run PostgreSQL.</summary>
internal interface IPostmaster
{
    /// <summary>Which PostgreSQL, for people.</summary>
    string Title { get; }

    /// <summary>Makes the data ready for a start: created once, no other server on it.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>The server itself, in the foreground; SIGINT ends it fast and clean.</summary>
    ChildCommand Command { get; }

    /// <summary>Shuts the server down fast and clean, and kills it when that takes too long.</summary>
    Task StopAsync(ChildProcess running, TimeSpan within);

    /// <summary>Gives the superuser the password of the settings; the running server is stopped for it.</summary>
    Task SetPasswordAsync(ChildProcess running, CancellationToken cancellationToken);
}
