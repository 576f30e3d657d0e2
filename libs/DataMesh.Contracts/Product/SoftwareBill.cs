namespace DataMesh.Contracts;

/// <summary>A software bill of materials of an output port.</summary>
/// <remarks>ODPS, "Product Information", <c>outputPorts.sbom</c>.</remarks>
public sealed record SoftwareBill : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Default <c>external</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Address of the bill; required in ODPS 1.0, null when not given since 1.1.</summary>
    public string? Url { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
