using DataMesh.Contracts;
using Npgsql;

namespace DataMesh.Import;

/// <summary>
/// Makes a contract from a live PostgreSQL database (15 or newer): tables, views and partitioned tables. Reads its catalog, never its
/// rows.
/// </summary>
public static class PostgresImport
{
    /// <summary>The contract of the selected tables, in the order of their names.</summary>
    /// <exception cref="ImportSourceException">The server does not answer, or a selected table is not there.</exception>
    public static async Task<ImportResult> ReadAsync(
        NpgsqlDataSource source, PostgresSelection selection, ImportOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            var tables = await new PostgresCatalog(connection).ReadAsync(selection, ct);
            return ContractImport.FromTables(tables, options with
            {
                SourceName = options.SourceName ?? (tables.Count == 1 ? tables[0].Name
                    : selection.Schemas is [not "public" and var schema] ? schema : connection.Database),
            });
        }
        catch (NpgsqlException failure) when (!ct.IsCancellationRequested)
        {
            throw new ImportSourceException(
                $"PostgreSQL could not be read: {failure.Message} Check the connection string and the server.", failure);
        }
    }
}
