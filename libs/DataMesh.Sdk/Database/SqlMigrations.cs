using DataMesh.Contracts;
using DataMesh.Sdk.Documents;
using DataMesh.ServiceDefaults.Postgres;
using DataMesh.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataMesh.Sdk.Database;

/// <summary>
/// <c>Migrations/*.sql</c> of the domain's folder, applied to the database that its contracts read: each file once, in the order of the
/// names. A step of its own that ends, so it need not be asynchronous.
/// </summary>
internal sealed partial class SqlMigrations(DomainFolder folder, IConfiguration configuration, IHost host, ILogger<SqlMigrations> logger)
{
    private const string Folder = "Migrations";

    // The lock lets two steps at once follow one another; all files commit together, so that a failed one leaves nothing behind.
    private const string Begin =
        """
        SELECT pg_advisory_xact_lock(hashtext('datamesh_migration'));
        CREATE TABLE IF NOT EXISTS datamesh_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
        """;

    /// <exception cref="StartFault">A file fails, or it is not clear to which database the files belong.</exception>
    public void Apply()
    {
        var files = Files();
        var name = ConnectionName();
        var setting = MeshSettings.Database(name);
        var text = configuration.GetConnectionString(name) is { Length: > 0 } found ? found : throw new StartFault($"{setting.Variable} is missing: {setting.Remedy}.");
        using var connection = new NpgsqlConnection(text);
        host.AwaitPostgres(connection);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Execute(connection, Begin);
        var applied = Applied(connection);
        var pending = files.Where(file => !applied.Contains(Path.GetFileName(file))).ToList();
        foreach (var file in pending)
        {
            Apply(connection, file);
        }

        transaction.Commit();
        Log.Migrated(logger, name, pending.Count, string.Join(", ", pending.Select(Path.GetFileName)));
    }

    private static void Apply(NpgsqlConnection connection, string file)
    {
        var (name, sql) = (Path.GetFileName(file), File.ReadAllText(file));
        try
        {
            Execute(connection, sql);
        }
        catch (PostgresException failure)
        {
            throw new StartFault($"{Folder}/{name}: {failure.MessageText} ({failure.SqlState}). No migration was applied.", failure);
        }

        using var command = new NpgsqlCommand("INSERT INTO datamesh_migration (name) VALUES ($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        command.ExecuteNonQuery();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The domain's own file: running it is the point.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static HashSet<string> Applied(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT name FROM datamesh_migration", connection);
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private List<string> Files()
    {
        var path = Path.Combine(folder.Root, Folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.sql").Order(StringComparer.Ordinal)] : [];
    }

    private string ConnectionName()
    {
        var names = DomainDocuments.Read(folder.Root).Products.SelectMany(product => product.Contracts)
            .SelectMany(contract => contract.Contract.Sources)
            .Where(source => source.Type == SourceType.Postgres)
            .Select(source => source.Connection!).Distinct().ToList();
        return names.Count == 1 ? names[0] : throw new StartFault(
            $"Migrations are applied to the database that the contracts' postgres sources name, and {folder.Root} names "
            + (names.Count == 0 ? "none in a valid contract." : $"{string.Join(", ", names)}: migrate those in code."));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Connection} is at its newest schema; {Count} migrations were applied: {Names}.")]
        public static partial void Migrated(ILogger logger, string connection, int count, string names);
    }
}
