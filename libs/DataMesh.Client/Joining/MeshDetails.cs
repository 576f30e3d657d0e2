namespace DataMesh.Client;

/// <summary>
/// Answer of the catalog's <c>GET /mesh/details</c>: what a process needs to know to join this mesh. The gateway does not pass it on.
/// </summary>
public sealed record MeshDetails
{
    public const string Path = "mesh/details";

    /// <summary>Version of the platform, as semantic versioning writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Folder below which the mesh keeps its tables, or null when each process has to be told.</summary>
    public string? TablesRoot { get; init; }

    /// <summary>What the file <see cref="TablesMark"/> in that folder says: who reads the same there sees the same folder.</summary>
    public string? TablesId { get; init; }

    /// <summary>Where telemetry goes (OTLP); told in Development only.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary><c>grpc</c> or <c>http/protobuf</c>; null without an endpoint.</summary>
    public string? OtlpProtocol { get; init; }

    /// <summary>File in the tables folder that tells one such folder from another.</summary>
    public const string TablesMark = "_mesh";
}
