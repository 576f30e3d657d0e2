namespace DataMesh.Client;

/// <summary>What one consumer thinks of a product.</summary>
public sealed record Rating
{
    /// <summary>Who the caller said they were; nobody checks it until the mesh has identities.</summary>
    public required string Consumer { get; init; }

    /// <summary>1 (useless) to 5 (excellent).</summary>
    public required int Stars { get; init; }
    public string? Comment { get; init; }

    /// <summary>When it was given, or changed last.</summary>
    public required DateTimeOffset At { get; init; }
}
