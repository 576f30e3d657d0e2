using Npgsql;

namespace DataMesh.EmbeddedServers.Postgres;

internal static class EnsureDatabases
{
    /// <summary>Creates those that do not exist and returns their names; safe beside another process that does the same.</summary>
    public static async Task<IReadOnlyList<string>> CreateMissingAsync(
        NpgsqlDataSource server, IReadOnlyList<string> databases, CancellationToken cancellationToken)
    {
        await using var connection = await server.OpenConnectionAsync(cancellationToken);
        await using var existing = connection.CreateCommand();
        existing.CommandText = "SELECT datname FROM pg_database WHERE datname = ANY($1)";
        existing.Parameters.Add(new NpgsqlParameter { Value = databases.ToArray() });
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using (var reader = await existing.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(reader.GetString(0));
            }
        }

        var missing = databases.Where(name => !found.Contains(name)).Distinct().ToList();
        foreach (var name in missing)
        {
            await CreateAsync(connection, name, cancellationToken);
        }

        return missing;
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var create = connection.CreateCommand();
#pragma warning disable CA2100 // A database's name cannot be a parameter; the settings accept letters, digits, '-' and '_' only.
        create.CommandText = $"CREATE DATABASE \"{name}\" TEMPLATE template0";
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Somebody else was faster.
        }
    }
}
