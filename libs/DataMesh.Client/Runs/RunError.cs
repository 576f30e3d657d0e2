namespace DataMesh.Client;

/// <summary>Why a run failed.</summary>
public sealed record RunError
{
    /// <summary>Stable code: <c>sql-failed</c>, <c>schema-mismatch</c>, <c>audit-failed</c>, <c>input-missing</c>, <c>source-failed</c>, <c>fenced</c>, <c>storage-failed</c>, <c>domain-lost</c>, <c>contract-invalid</c>.</summary>
    public required string Code { get; init; }

    /// <summary>A sentence that says what is wrong, where, and how to mend it.</summary>
    public required string Message { get; init; }

    /// <summary>True when the same run may succeed later without anybody changing anything.</summary>
    public required bool Retryable { get; init; }
}
