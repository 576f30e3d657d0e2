using DataMesh.Client;
using Npgsql;

namespace DataMesh.ServiceDefaults.Settings;

/// <summary>The settings that more than one process knows, or that a process must have.</summary>
public static class MeshSettings
{
    /// <summary>Passwords that stand in examples and in development servers.</summary>
    private static readonly string[] KnownPasswords = ["postgres", "password", "datamesh", "admin", "secret", "changeme"];

    /// <summary>Folder of the tables.</summary>
    public static Setting TablesRoot { get; } = new()
    {
        Key = "DataMesh:Tables:Root",
        Kind = "folder",
        Need = Need.Everywhere,
        Meaning = "Folder below which all Delta tables lie; every domain and query see the same one",
        Remedy = "give the folder of the mesh's tables, or start the process through the AppHost",
    };

    /// <summary>Address of the catalog.</summary>
    public static Setting Catalog { get; } = new()
    {
        Key = CatalogOptions.Key,
        Kind = "address",
        Need = Need.InProduction,
        Instead = "services:catalog",
        Meaning = "Address of the catalog; `services__catalog__http__0` does as well",
        Remedy = "give the catalog's address, such as http://catalog:8080",
        Fault = address => CatalogOptions.IsAddress(address) ? null : "is no address",
    };

    /// <summary>Hosts that the gateway answers for.</summary>
    public static Setting AllowedHosts { get; } = new()
    {
        Key = "AllowedHosts",
        Kind = "host names, separated by `;`",
        Need = Need.InProduction,
        Meaning = "Hosts under which people reach the gateway; a request with any other `Host` is refused. `/health` and `/alive` answer to every host",
        Remedy = "name the hosts under which people reach the mesh, such as data.example.org",
        Danger = hosts => hosts.Split(';', StringSplitOptions.TrimEntries).Any(host => host is "*" or "0.0.0.0" or "[::]")
            ? "accepts requests for any host"
            : null,
    };

    /// <summary>Whether nobody is asked who they are.</summary>
    public static Setting AnonymousReaders { get; } = new()
    {
        Key = "DataMesh:Gateway:AnonymousReaders",
        Kind = "true, false",
        Meaning = "Whether everybody may read everything. Default: true in Development, false elsewhere, where `true` is refused",
        Remedy = "remove it",
        Danger = value => bool.TryParse(value, out var everybody) && everybody ? "lets everybody read everything" : null,
    };

    /// <summary>Redis for what survives a restart.</summary>
    public static Setting Cache { get; } = new()
    {
        Key = "ConnectionStrings:cache",
        Kind = "connection string",
        Meaning = "Redis; keeps the last routes for a start while the catalog is down. Without it they are kept in memory",
        Remedy = "give the address of a Redis, such as cache:6379",
    };

    /// <summary>Connection string of the database <paramref name="name"/>.</summary>
    public static Setting Database(string name) => new()
    {
        Key = $"ConnectionStrings:{name}",
        Kind = "connection string",
        Need = Need.Everywhere,
        IsForMigrations = true,
        Meaning = "The process's own database, PostgreSQL 15 or newer",
        Remedy = $"give the connection string of its PostgreSQL database, such as Host=db;Database={name};Username=…;Password=…, or start the process through the AppHost",
        Danger = DangerOfPassword,
    };

    private static string? DangerOfPassword(string connectionString)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString);
            return connection.Password is { Length: > 0 } password
                && (password == connection.Username || KnownPasswords.Contains(password, StringComparer.OrdinalIgnoreCase))
                ? "holds a password that everybody knows"
                : null;
        }
        catch (ArgumentException)
        {
            return "cannot be read";
        }
    }
}
