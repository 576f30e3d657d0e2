using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Native;

namespace DataMesh.Tables;

/// <summary>Writes one column of a result as JSON; how is decided once, from the column's type.</summary>
internal static class JsonColumn
{
    public static Action<DbDataReader, Utf8JsonWriter> For(ResultColumn column, int at) => (column.Form, column.Type) switch
    {
        (ColumnForm.Json or ColumnForm.Number, _) => (row, json) => json.WriteRawValue(row.GetString(at), skipInputValidation: true),
        (ColumnForm.Text, _) or (_, "VARCHAR") => (row, json) => json.WriteStringValue(row.GetString(at)),
        (_, "BIGINT") => (row, json) => json.WriteNumberValue(row.GetInt64(at)),
        (_, "INTEGER") => (row, json) => json.WriteNumberValue(row.GetInt32(at)),
        (_, "DOUBLE") => (row, json) => WriteReal(json, row.GetDouble(at)),
        (_, "BOOLEAN") => (row, json) => json.WriteBooleanValue(row.GetBoolean(at)),
        (_, "DATE") => (row, json) => json.WriteStringValue(ValueText.Of(row.GetFieldValue<DuckDBDateOnly>(at))),
        (_, "TIMESTAMP WITH TIME ZONE") =>
            (row, json) => json.WriteStringValue(ValueText.OfInstant(row.GetFieldValue<DuckDBTimestamp>(at))),
        (_, "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS") =>
            (row, json) => json.WriteStringValue(ValueText.Of(row.GetFieldValue<DuckDBTimestamp>(at))),
        _ => (row, json) => WriteValue(json, row.GetValue(at)),
    };

    /// <summary>Values of the rarer types.</summary>
    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case float real when float.IsFinite(real):
                // As it is: widened to double, 0.1 would become 0.10000000149011612.
                json.WriteNumberValue(real);
                break;
            case float:
                json.WriteNullValue();
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case BigInteger big:
                json.WriteRawValue(big.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case sbyte or byte or short or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(ValueText.Of(value));
                break;
        }
    }

    /// <summary>JSON has no NaN and no infinity; null is what a reader can still take.</summary>
    private static void WriteReal(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
