namespace DataMesh.Contracts;

/// <summary>
/// What a reader, human or model, must know (ODCS 3.2 <c>context</c>): free text, or instructions with statements and constraints.
/// </summary>
public sealed record ContextNotes : DocumentElement
{
    /// <summary>The free text, or the <c>instructions</c> of the structured form.</summary>
    public string? Instructions { get; init; }
    public IReadOnlyList<VerifiedStatement> VerifiedStatements { get; init; } = [];
    public IReadOnlyList<ContextConstraint> Constraints { get; init; } = [];
}
