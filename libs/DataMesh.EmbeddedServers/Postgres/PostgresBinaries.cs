namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>A folder with PostgreSQL's programs that can be used here.</summary>
internal sealed record PostgresBinaries(string Folder, PostgresVersion Version)
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;

    public string Server => Path.Combine(Folder, "postgres" + Suffix);

    public string Initialize => Path.Combine(Folder, "initdb" + Suffix);

    public string Control => Path.Combine(Folder, "pg_ctl" + Suffix);
}
