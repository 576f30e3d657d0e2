namespace DataMesh.Governance;

/// <summary>An offence against a policy: what, where, and how to mend it.</summary>
public sealed record PolicyFinding
{
    public required string PolicyId { get; init; }

    public required PolicySeverity Severity { get; init; }

    /// <summary>File of the document; null when the offence is in none, but in the mesh.</summary>
    public string? File { get; init; }

    /// <summary>Line, counted from 1; 0 without a file.</summary>
    public int Line { get; init; }

    /// <summary>Column in characters, counted from 1; 0 without a file.</summary>
    public int Column { get; init; }

    /// <summary>Path such as <c>schema[0].properties[2]</c>; empty for the document as a whole.</summary>
    public string Path { get; init; } = "";

    public string? Domain { get; init; }

    /// <summary>Name of the product concerned, or null.</summary>
    public string? Product { get; init; }

    /// <summary>Name of the contract concerned, or null.</summary>
    public string? Contract { get; init; }

    public required string Message { get; init; }

    public required string Fix { get; init; }

    /// <summary>The waiver that excuses it, or null.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary><c>file:line:column: blocking policy-id: message (path). Fix: …</c>, the form editors make clickable.</summary>
    public override string ToString()
    {
        var place = File is null ? $"{Domain}/{Product ?? Contract}" : $"{File}:{Line}:{Column}";
        var path = Path.Length == 0 ? "" : $" ({Path})";
        var waived = Waiver is null ? "" : $" Waived until {Waiver.Until:yyyy-MM-dd}: {Waiver.Reason}";
        return $"{place}: {Severity.Word()} {PolicyId}: {Message}{path}. Fix: {Fix}{waived}";
    }
}
