namespace DataMesh.Client;

/// <summary>A part of a text, counted in UTF-16 code units.</summary>
public sealed record TextSpan
{
    public required int Start { get; init; }
    public required int Length { get; init; }
}
