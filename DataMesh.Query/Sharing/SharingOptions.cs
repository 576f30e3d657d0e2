using System.ComponentModel.DataAnnotations;

namespace DataMesh.Query.Sharing;

/// <summary>Who may read by Delta Sharing, and for how long an address of a file is good.</summary>
internal sealed class SharingOptions
{
    public const string Section = "DataMesh:Sharing";

    /// <summary>
    /// Recipients by name, each with <c>TokenHash</c>, <c>Shares</c> and <c>Expires</c> (docs/sharing.md). Without any, everybody reads in
    /// Development and nobody does elsewhere.
    /// </summary>
    public Dictionary<string, RecipientOptions> Recipients { get; set; } = [];

    /// <summary>Life of a signed address; 1 s to 15 min. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:15:00")]
    public TimeSpan AddressLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Secret that signs addresses of files, base64 of 32 bytes or more, the same for all instances of the service. Default: one of the process's
    /// own, so that addresses end with it.
    /// </summary>
    [Base64String]
    [MinLength(43)]
    public string? SigningKey { get; set; }
}
