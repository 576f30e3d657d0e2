using System.ComponentModel.DataAnnotations;

namespace DataMesh.Query.Sharing;

/// <summary>One who reads by Delta Sharing.</summary>
internal sealed class RecipientOptions
{
    /// <summary>SHA-256 of the bearer token, 64 hexadecimal digits: <c>printf %s "$TOKEN" | sha256sum</c>.</summary>
    [RegularExpression("^[0-9a-fA-F]{64}$")]
    public string TokenHash { get; set; } = string.Empty;

    /// <summary>When the token ends; default never.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>Domains that may be read; empty for all.</summary>
    public IReadOnlyList<string> Shares { get; set; } = [];
}
