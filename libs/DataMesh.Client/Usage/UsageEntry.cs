using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Requests of one consumer for one port, with one kind of outcome.</summary>
public sealed record UsageEntry
{
    [Required, StringLength(200, MinimumLength = 1)]
    public required string Domain { get; init; }

    [Required, StringLength(200, MinimumLength = 1)]
    public required string Contract { get; init; }

    [Range(0, int.MaxValue)]
    public required int Major { get; init; }

    /// <summary>The object that was read; null when the request named none, or failed.</summary>
    [StringLength(200)]
    public string? Object { get; init; }

    /// <summary><c>rest</c> or <c>sql</c>.</summary>
    [Required, StringLength(20, MinimumLength = 1)]
    public required string Interface { get; init; }

    /// <summary>Who the caller said they were (<c>X-DataMesh-Consumer</c>), unverified; null for callers that say nothing.</summary>
    [StringLength(100)]
    public string? Consumer { get; init; }

    /// <summary>First digit of the status: 2 for 200 to 299, and so on.</summary>
    [Range(1, 5)]
    public required int StatusClass { get; init; }

    [Range(1L, long.MaxValue)]
    public required long Requests { get; init; }

    /// <summary>Bytes of the answers' bodies; for SQL the whole answer counts for each table it names.</summary>
    [Range(0L, long.MaxValue)]
    public required long Bytes { get; init; }

    /// <summary>When the last of the requests was answered.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
