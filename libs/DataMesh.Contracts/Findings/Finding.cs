namespace DataMesh.Contracts;

/// <summary>A demand that a document does not meet: what, where, and how to mend it.</summary>
public sealed record Finding
{
    /// <summary>Whether it refuses the document.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Stable kebab-case code; <c>docs/contract.md</c> lists all.</summary>
    public required string Code { get; init; }

    /// <summary>Name of the document, as it was given to the reader.</summary>
    public required string File { get; init; }

    /// <summary>Line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column in characters, counted from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Path such as <c>schema[0].properties[2].logicalType</c>; empty for the document as a whole.</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong, as a sentence without a final stop.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it, as an instruction without a final stop.</summary>
    public required string Fix { get; init; }

    /// <summary>Part of the standard that makes the demand, such as <c>ODCS schema</c>, or <c>DataMesh addresses</c> for ours.</summary>
    public required string Section { get; init; }

    /// <summary><c>file:line:column: error code: message (path). Fix: …</c>, the form editors make clickable.</summary>
    public override string ToString()
    {
        var severity = Severity == Severity.Error ? "error" : "warning";
        var path = Path.Length == 0 ? "" : $" ({Path})";
        return $"{File}:{Line}:{Column}: {severity} {Code}: {Message}{path}. Fix: {Fix}";
    }
}
