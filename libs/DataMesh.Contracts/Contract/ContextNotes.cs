namespace DataMesh.Contracts;

/// <summary>
/// What a reader, human or model, must know (ODCS 3.2 <c>context</c>): free text, or instructions with statements and constraints.
/// </summary>
/// <remarks>ODCS 3.2 and ODPS 1.1, "Context".</remarks>
public sealed record ContextNotes : DocumentElement
{
    /// <summary>The free text, or the <c>instructions</c> of the structured form.</summary>
    public string? Instructions { get; init; }

    /// <summary>Questions with their verified answers; empty when none.</summary>
    public IReadOnlyList<VerifiedStatement> VerifiedStatements { get; init; } = [];

    /// <summary>What machines must not do; empty when none.</summary>
    public IReadOnlyList<ContextConstraint> Constraints { get; init; } = [];
}
