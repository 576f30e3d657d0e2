namespace DataMesh.Tables;

/// <summary>A file of a table storage.</summary>
public sealed record StoredFile(string Path, long Size, DateTimeOffset ModifiedAt);
