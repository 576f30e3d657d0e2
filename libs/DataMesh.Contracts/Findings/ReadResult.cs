using System.Diagnostics.CodeAnalysis;

namespace DataMesh.Contracts;

/// <summary>Outcome of reading a document: a value only when no error was found.</summary>
public sealed record ReadResult<T>
    where T : class
{
    /// <summary>The document, or null when any finding is an error.</summary>
    public T? Value { get; init; }

    /// <summary>All findings in the order of the file.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>True when the document may be used; warnings do not count.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;

    /// <summary>The same result with every warning an error: nothing that could be better passes.</summary>
    public ReadResult<T> Strictly() => Findings.Count == 0
        ? this
        : new ReadResult<T> { Findings = [.. Findings.Select(finding => finding with { Severity = Severity.Error })] };
}
