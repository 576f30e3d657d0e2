using System.Globalization;
using DuckDB.NET.Data;
using Npgsql;
using NpgsqlTypes;

namespace DataMesh.Tables;

/// <summary>How a PostgreSQL column becomes a DuckDB column.</summary>
internal sealed record PostgresColumn(string Name, string DuckDb, Action<NpgsqlBinaryExporter, IDuckDBAppenderRow> Append)
{
    private const int MostDigits = 38;
    private const int DigitsOfUnbounded = 10;

    /// <exception cref="NotSupportedException">The type has no counterpart.</exception>
    public static PostgresColumn Of(string name, NpgsqlDbType? type, string dataTypeName, int? precision, int? scale) => type switch
    {
        NpgsqlDbType.Smallint => new(name, "SMALLINT", (from, to) => to.AppendValue(from.Read<short>())),
        NpgsqlDbType.Integer => new(name, "INTEGER", (from, to) => to.AppendValue(from.Read<int>())),
        NpgsqlDbType.Bigint => new(name, "BIGINT", (from, to) => to.AppendValue(from.Read<long>())),
        NpgsqlDbType.Real => new(name, "FLOAT", (from, to) => to.AppendValue(from.Read<float>())),
        NpgsqlDbType.Double => new(name, "DOUBLE", (from, to) => to.AppendValue(from.Read<double>())),
        NpgsqlDbType.Numeric => new(name, Decimal(precision, scale), (from, to) => to.AppendValue(from.Read<decimal>())),
        NpgsqlDbType.Boolean => new(name, "BOOLEAN", (from, to) => to.AppendValue(from.Read<bool>())),
        NpgsqlDbType.Text or NpgsqlDbType.Varchar or NpgsqlDbType.Char or NpgsqlDbType.Name or NpgsqlDbType.Citext or NpgsqlDbType.Json
            or NpgsqlDbType.Jsonb or NpgsqlDbType.Xml => new(name, "VARCHAR", (from, to) => to.AppendValue(from.Read<string>())),
        NpgsqlDbType.Uuid => new(name, "UUID", (from, to) => to.AppendValue(from.Read<Guid>())),
        NpgsqlDbType.Date => new(name, "DATE", (from, to) => to.AppendValue(from.Read<DateOnly>())),
        NpgsqlDbType.Time => new(name, "TIME", (from, to) => to.AppendValue(from.Read<TimeOnly>())),
        NpgsqlDbType.Timestamp => new(name, "TIMESTAMP", (from, to) => to.AppendValue(from.Read<DateTime>())),
        NpgsqlDbType.TimestampTz => new(name, "TIMESTAMP WITH TIME ZONE", (from, to) => to.AppendValue(from.Read<DateTime>())),
        NpgsqlDbType.Bytea => new(name, "BLOB", (from, to) => to.AppendValue(from.Read<byte[]>())),
        _ => throw new NotSupportedException($"Column '{name}' has type '{dataTypeName}', which cannot be read; cast it in a view and read the view."),
    };

    /// <summary>A numeric without bounds keeps 10 decimals, which is what fits beside 28 digits.</summary>
    private static string Decimal(int? precision, int? scale) => string.Create(
        CultureInfo.InvariantCulture, $"DECIMAL({Math.Min(precision ?? MostDigits, MostDigits)},{scale ?? DigitsOfUnbounded})");
}
