using System.ComponentModel.DataAnnotations;

namespace DataMesh.ServiceDefaults.Postgres;

/// <summary>How a migration step waits.</summary>
internal sealed class MigrationOptions
{
    public const string Section = "DataMesh:Migrations";

    /// <summary>How long a migration step waits for PostgreSQL to answer before it ends with 3. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);
}
