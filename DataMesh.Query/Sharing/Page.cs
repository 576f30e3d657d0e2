namespace DataMesh.Query.Sharing;

/// <summary>A page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextPageToken);
