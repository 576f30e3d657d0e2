using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Body of <c>POST /sql</c>.</summary>
public sealed record SqlRequest
{
    /// <summary>One SELECT statement over <c>{domain}.{object}</c>; at most 100,000 characters.</summary>
    [Required, StringLength(100_000, MinimumLength = 1)]
    public required string Sql { get; init; }

    /// <summary>Rows wanted at most; the service's own limit applies as well.</summary>
    [Range(1, long.MaxValue)]
    public long? Limit { get; init; }
}
