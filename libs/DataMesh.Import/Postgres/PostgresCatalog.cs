using System.Data;
using System.Data.Common;
using DataMesh.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace DataMesh.Import;

/// <summary>Reads <c>pg_catalog</c> in one snapshot: relations, columns, keys. Needs no right but to connect.</summary>
internal sealed class PostgresCatalog(NpgsqlConnection connection)
{
    private readonly Dictionary<uint, PostgresRelation> _relations = [];

    public async Task<IReadOnlyList<TableDescription>> ReadAsync(PostgresSelection selection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await ReadRelationsAsync(selection, ct);
        var types = new PostgresTypes(await ReadTypesAsync(ct));
        uint[] oids = [.. _relations.Keys];
        await ReadColumnsAsync(oids, types, ct);
        await ReadPartitionsAsync(oids, ct);
        await ReadKeysAsync(oids, ct);
        await ReadConstraintsAsync(oids, ct);
        await transaction.CommitAsync(ct);
        return [.. _relations.Values.OrderBy(r => r.Path, StringComparer.Ordinal).Select(r => r.Describe())];
    }

    // Partitions are parts of their table, not tables of their own.
    private async Task ReadRelationsAsync(PostgresSelection selection, CancellationToken ct)
    {
        var schemas = selection.Schemas.Union(selection.Tables.Where(t => t.Contains('.', StringComparison.Ordinal))
            .Select(t => t.Split('.', 2)[0])).ToArray();
        const string Sql = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND n.nspname = ANY ($1)
            """;
        await EachAsync(Sql, schemas, row =>
        {
            var relation = new PostgresRelation(row.GetString(1), row.GetString(2), row.GetChar(3), Text(row, 4));
            var isWanted = selection.Tables.Count == 0
                || selection.Tables.Contains(relation.Path)
                    || (selection.Tables.Contains(relation.Name) && selection.Schemas.Contains(relation.Schema));
            if (isWanted)
                _relations.Add(row.GetFieldValue<uint>(0), relation);
        }, ct);
        var missing = selection.Tables.Where(t => !_relations.Values.Any(r => r.Name == t || r.Path == t)).ToList();
        if (missing.Count > 0 || _relations.Count == 0)
        {
            throw new ImportSourceException(missing.Count > 0
                ? $"There is no table or view {string.Join(", ", missing)} in the schemas {string.Join(", ",
                    schemas)} that this user can see: check the names."
                : $"The schemas {string.Join(", ", schemas)} hold no table or view: name other schemas.");
        }
    }

    private async Task<Dictionary<uint, PostgresType>> ReadTypesAsync(CancellationToken ct)
    {
        var types = new Dictionary<uint, PostgresType>();
        const string Sql = """
            SELECT t.oid, format_type(t.oid, NULL), t.typbasetype, format_type(t.typbasetype, t.typtypmod),
                   CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0::oid END, t.typnotnull,
                   ARRAY (SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
            FROM pg_type t LEFT JOIN pg_type i ON i.oid = t.typelem AND t.typcategory = 'A'
            WHERE t.typtype IN ('d', 'e') OR i.typtype IN ('d', 'e')
            """;
        await EachAsync(Sql, null, row =>
            types.Add(row.GetFieldValue<uint>(0), new PostgresType(row.GetString(1), row.GetFieldValue<uint>(2),
            Text(row, 3), row.GetFieldValue<uint>(4), row.GetBoolean(5), row.GetFieldValue<string[]>(6))), ct);
        return types;
    }

    private Task ReadColumnsAsync(uint[] oids, PostgresTypes types, CancellationToken ct)
    {
        const string Sql = """
            SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, a.atttypid, format_type(a.atttypid, a.atttypmod),
                   col_description(a.attrelid, a.attnum), a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
            """;
        return EachAsync(Sql, oids, row =>
        {
            var relation = _relations[row.GetFieldValue<uint>(0)];
            var (type, typeName, values, isNotNull) = types.Resolve(row.GetFieldValue<uint>(4), row.GetString(5));
            relation.Columns.Add(row.GetInt16(1), new ColumnDescription
            {
                Name = row.GetString(2),
                Type = type,
                TypeName = typeName,
                Values = values,
                IsNullable = !row.GetBoolean(3) && !isNotNull,
                Description = Text(row, 6),
            });
            Written(relation, row);
        }, ct);
    }

    // How a value comes to be is a matter of who writes; a contract is about what is read.
    private static void Written(PostgresRelation relation, DbDataReader row)
    {
        var path = $"{relation.Path}.{row.GetString(2)}";
        if (row.GetChar(7) is 'a' or 'd')
            relation.Note(path, "an identity", "how values are made is no part of a contract");
        else if (row.GetChar(8) is 's' or 'v')
            relation.Note(path, $"generated as {Text(row, 9)}", "how values are made is no part of a contract; transformLogic may tell it");
        else if (Text(row, 9) is { } preset)
            relation.Note(path, $"default {preset}", "ODCS has no defaults");
    }

    private Task ReadPartitionsAsync(uint[] oids, CancellationToken ct)
    {
        const string Sql = """
            SELECT partrelid, partattrs::int2[], pg_get_partkeydef(partrelid) FROM pg_partitioned_table WHERE partrelid = ANY ($1)
            """;
        return EachAsync(Sql, oids, row =>
        {
            var relation = _relations[row.GetFieldValue<uint>(0)];
            var numbers = row.GetFieldValue<short[]>(1);
            relation.Note(relation.Path, $"partitioned by {Text(row, 2)}", "ODCS names partition columns, not bounds and expressions");
            for (var i = 0; i < numbers.Length; i++)
            {
                if (relation.Columns.TryGetValue(numbers[i], out var column))
                    relation.Columns[numbers[i]] = column with { PartitionKeyPosition = numbers[..i].Count(n => n != 0) + 1 };
            }
        }, ct);
    }

    // Indexes rather than constraints: a unique index promises the same.
    private Task ReadKeysAsync(uint[] oids, CancellationToken ct)
    {
        const string Sql = """
            SELECT indrelid, indisprimary, (indkey::int2[])[0:indnkeyatts - 1], indpred IS NOT NULL, pg_get_indexdef(indexrelid)
            FROM pg_index WHERE indrelid = ANY ($1) AND indisunique AND indisvalid ORDER BY indexrelid
            """;
        return EachAsync(Sql, oids, row =>
        {
            var relation = _relations[row.GetFieldValue<uint>(0)];
            var numbers = row.GetFieldValue<short[]>(2);
            if (relation.Names(numbers) is not { } names || row.GetBoolean(3))
                relation.Note(relation.Path, Text(row, 4)!, "it is unique over an expression or over some rows only");
            else if (row.GetBoolean(1))
            {
                for (var i = 0; i < numbers.Length; i++)
                    relation.Columns[numbers[i]] = relation.Columns[numbers[i]] with { PrimaryKeyPosition = i + 1 };
            }
            else if (numbers.Length == 1)
                relation.Columns[numbers[0]] = relation.Columns[numbers[0]] with { IsUnique = true };
            else
                relation.UniqueKeys.Add(names);
        }, ct);
    }

    private async Task ReadConstraintsAsync(uint[] oids, CancellationToken ct)
    {
        var targets = await ReadTargetsAsync(oids, ct);
        const string Sql = """
            SELECT conrelid, contype, conname, conkey, confrelid, confkey, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE conrelid = ANY ($1) AND contype IN ('f', 'c', 'x') AND conparentid = 0 ORDER BY conname
            """;
        await EachAsync(Sql, oids, row =>
        {
            var relation = _relations[row.GetFieldValue<uint>(0)];
            if (row.GetChar(1) != 'f')
            {
                relation.Note(relation.Path, Text(row, 6)!, "say it by an enum, by limits of the type, or by a quality rule");
                return;
            }

            var (schema, table, columns) = targets[row.GetFieldValue<uint>(4)];
            relation.ForeignKeys.Add(new ForeignKeyDescription(relation.Names(row.GetFieldValue<short[]>(3)) ?? [],
                PostgresRelation.SchemaOf(schema), table, [.. row.GetFieldValue<short[]>(5).Select(n => columns[n])]));
        }, ct);
    }

    private async Task<Dictionary<uint,
        (string Schema, string Table, Dictionary<short, string> Columns)>> ReadTargetsAsync(uint[] oids, CancellationToken ct)
    {
        var targets = new Dictionary<uint, (string Schema, string Table, Dictionary<short, string> Columns)>();
        const string Sql = """
            SELECT c.oid, n.nspname, c.relname, a.attnum, a.attname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.oid IN (SELECT confrelid FROM pg_constraint WHERE conrelid = ANY ($1) AND contype = 'f')
            """;
        await EachAsync(Sql, oids, row =>
        {
            var oid = row.GetFieldValue<uint>(0);
            if (!targets.TryGetValue(oid, out var target))
                targets.Add(oid, target = (row.GetString(1), row.GetString(2), []));
            target.Columns.Add(row.GetInt16(3), row.GetString(4));
        }, ct);
        return targets;
    }

    private async Task EachAsync(string sql, object? argument, Action<DbDataReader> visit, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (argument is not null)
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = argument,
                NpgsqlDbType = NpgsqlDbType.Array | (argument is uint[]? NpgsqlDbType.Oid : NpgsqlDbType.Text),
            });
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            visit(reader);
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
