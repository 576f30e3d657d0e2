namespace DataMesh.Contracts;

/// <summary>A question with the answer its owners stand behind.</summary>
/// <remarks>ODCS 3.2 and ODPS 1.1, "Context", <c>context.verifiedStatements</c>.</remarks>
public sealed record VerifiedStatement : DocumentElement
{
    /// <summary>Identifier of the statement; null when not given.</summary>
    public string? Id { get; init; }

    /// <summary>The question as people ask it; required.</summary>
    public required string Question { get; init; }

    /// <summary>The answer to be given as it is; null makes the question a sample.</summary>
    public string? Answer { get; init; }

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
