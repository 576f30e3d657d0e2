namespace DataMesh.Catalog.Search;

/// <summary>
/// Products that match alike well, or a part of them: slices of one tier follow each other by buckets of <see cref="Standing"/>.
/// </summary>
internal sealed record Slice(int Tier, string Query);
