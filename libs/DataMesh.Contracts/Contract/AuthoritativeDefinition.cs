namespace DataMesh.Contracts;

/// <summary>A link to who or what has the last word.</summary>
/// <remarks>ODCS and ODPS, "Authoritative Definitions".</remarks>
public sealed record AuthoritativeDefinition : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Address of the definition; required.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// What kind of definition it is, such as <c>businessDefinition</c>, <c>tutorial</c> or <c>transformationImplementation</c>; any text.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>What is found there; null when not given. Since ODCS 3.1.</summary>
    public string? Description { get; init; }
}
