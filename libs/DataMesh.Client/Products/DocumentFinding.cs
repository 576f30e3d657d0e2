namespace DataMesh.Client;

/// <summary>What is wrong with a published document, and where; an entry of a problem's <c>findings</c>.</summary>
public sealed record DocumentFinding
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Stable kebab-case code; <c>docs/contract.md</c> lists all.</summary>
    public required string Code { get; init; }
    public required string File { get; init; }

    /// <summary>Line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column in characters, from 1.</summary>
    public required int Column { get; init; }
    public required string Path { get; init; }
    public required string Message { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Fix { get; init; }
}
