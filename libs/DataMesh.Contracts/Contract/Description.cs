namespace DataMesh.Contracts;

/// <summary>What a contract or product is for.</summary>
/// <remarks>ODCS and ODPS, "Fundamentals", <c>description</c>.</remarks>
public sealed record Description : DocumentElement
{
    /// <summary>What the data is for; null when not given.</summary>
    public string? Purpose { get; init; }

    /// <summary>How it should be used; null when not given.</summary>
    public string? Usage { get; init; }

    /// <summary>What it does not tell, or must not be used for; null when not given.</summary>
    public string? Limitations { get; init; }

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
