namespace DataMesh.Contracts;

/// <summary>A key and value that the standard leaves open.</summary>
/// <remarks>ODCS and ODPS, "Custom &amp; Other Properties".</remarks>
public sealed record CustomProperty : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>The key; empty only in ODCS 3.0, which does not require it.</summary>
    public required string Property { get; init; }

    /// <summary>Anything: text, number, boolean, null, sequence or mapping.</summary>
    public required DocumentNode Value { get; init; }
    /// <summary>Whose property it is, such as <c>atlan</c>; since ODCS 3.2.</summary>
    public string? Vendor { get; init; }

    /// <summary>What the property is for; null when not given. Since ODCS 3.1.</summary>
    public string? Description { get; init; }
}
