namespace DataMesh.Client;

/// <summary>One difference between two versions of a contract.</summary>
public sealed record ContractChangeDetails
{
    /// <summary>Stable kebab-case code; <c>docs/compatibility.md</c> lists all.</summary>
    public required string Code { get; init; }

    /// <summary><c>neutral</c>, <c>additive</c> or <c>breaking</c>.</summary>
    public required string Readers { get; init; }

    /// <summary>The same for the pipeline.</summary>
    public required string Writers { get; init; }

    /// <summary><c>none</c>, <c>patch</c>, <c>minor</c> or <c>major</c>.</summary>
    public required string Demands { get; init; }

    /// <summary>Place in the old contract by names; null when it is not there.</summary>
    public string? BeforePath { get; init; }

    /// <summary>Place in the new contract by names; null when it is not there.</summary>
    public string? AfterPath { get; init; }
    public string? Object { get; init; }
    public string? Property { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>Line in the new file, from 1; 0 when it is not there.</summary>
    public int Line { get; init; }
    public required string Message { get; init; }
}
