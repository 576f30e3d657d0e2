namespace DataMesh.Contracts;

/// <summary>A software bill of materials of an output port.</summary>
public sealed record SoftwareBill : DocumentElement
{
    public string? Type { get; init; }
    public required string Url { get; init; }
}
