using System.Globalization;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>PostgreSQL's data folder, and whether it had to be put elsewhere.</summary>
internal sealed record DataFolder(string Folder, bool Moved)
{
    private const string VersionFile = "PG_VERSION";

    /// <summary>Major version that made the data; null when there is none yet.</summary>
    public int? Major()
    {
        var file = Path.Combine(Folder, VersionFile);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.Any, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
    }

    /// <summary>True once initdb has run to its end.</summary>
    public bool IsComplete => File.Exists(Path.Combine(Folder, PostgresConfiguration.File));
}
