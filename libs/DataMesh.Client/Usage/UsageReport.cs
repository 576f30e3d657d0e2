using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>
/// Body of <c>POST /api/usage</c>: what one process passed on in one minute. The same instance and minute count once, however often they
/// come.
/// </summary>
public sealed record UsageReport
{
    /// <summary>Names the process for its life, such as a UUID made at its start.</summary>
    [Required, StringLength(100, MinimumLength = 1), RegularExpression("[A-Za-z0-9._-]+")]
    public required string Instance { get; init; }

    /// <summary>The beginning of the minute; not in the future and at most seven days ago.</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>At most 20,000.</summary>
    [Required, MaxLength(20_000)]
    public required IReadOnlyList<UsageEntry> Entries { get; init; }
}
