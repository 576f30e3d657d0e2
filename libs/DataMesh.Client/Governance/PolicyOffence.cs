namespace DataMesh.Client;

/// <summary>An offence against a policy: what, where, and how to mend it.</summary>
public sealed record PolicyOffence
{
    public required string Policy { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>blocking</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>File of the document; null when the offence is in none, but in the mesh.</summary>
    public string? File { get; init; }

    /// <summary>Line, from 1; 0 without a file.</summary>
    public int Line { get; init; }

    /// <summary>Column in characters, from 1; 0 without a file.</summary>
    public int Column { get; init; }
    public string Path { get; init; } = string.Empty;
    public string? Domain { get; init; }
    public string? Product { get; init; }
    public string? Contract { get; init; }
    public required string Message { get; init; }
    public required string Fix { get; init; }

    /// <summary>The waiver that excuses it, or null.</summary>
    public PolicyExcuse? Waiver { get; init; }
}
