namespace DataMesh.Tables;

/// <summary>Rows of one object, written but visible to nobody.</summary>
public sealed record StagedObject
{
    public required TableAddress Address { get; init; }
    public required TableSchema Schema { get; init; }
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>Files with rows of the table that stay while their old files go; they belong to the commit and are none of the staged rows.</summary>
    public IReadOnlyList<DataFile> Rewritten { get; init; } = [];

    /// <summary>Paths of the table's files that the commit replaces by name.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>SELECT over the staged rows alone.</summary>
    public required string Query { get; init; }

    /// <summary>Rows staged.</summary>
    public long Rows => Files.Sum(file => file.Rows ?? 0);
}
