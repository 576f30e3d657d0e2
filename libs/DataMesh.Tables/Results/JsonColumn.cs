using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace DataMesh.Tables;

/// <summary>Writes one column of a result as JSON; how is decided once, from the column's type.</summary>
internal static class JsonColumn
{
    private const string TimeZoned = "TimestampTz";

    public static Action<DbDataReader, Utf8JsonWriter> For(DbDataReader reader, int column)
    {
        var type = reader.GetFieldType(column);
        var zoned = reader.GetDataTypeName(column) == TimeZoned;
        if (type == typeof(string))
        {
            return (row, json) => json.WriteStringValue(row.GetString(column));
        }

        if (type == typeof(long))
        {
            return (row, json) => json.WriteNumberValue(row.GetInt64(column));
        }

        if (type == typeof(int))
        {
            return (row, json) => json.WriteNumberValue(row.GetInt32(column));
        }

        if (type == typeof(double))
        {
            return (row, json) => WriteReal(json, row.GetDouble(column));
        }

        if (type == typeof(bool))
        {
            return (row, json) => json.WriteBooleanValue(row.GetBoolean(column));
        }

        if (type == typeof(DateOnly))
        {
            return (row, json) => json.WriteStringValue(row.GetFieldValue<DateOnly>(column).ToString("O", CultureInfo.InvariantCulture));
        }

        if (type == typeof(DateTime) && zoned)
        {
            return (row, json) => json.WriteStringValue(ValueText.OfInstant(row.GetDateTime(column)));
        }

        return (row, json) => WriteValue(json, row.GetValue(column));
    }

    /// <summary>Values inside lists, structs and maps, and of rarer types.</summary>
    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case double real:
                WriteReal(json, real);
                break;
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
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case IDictionary fields:
                WriteFields(json, fields);
                break;
            case IEnumerable items:
                WriteItems(json, items);
                break;
            default:
                json.WriteStringValue(ValueText.Of(value));
                break;
        }
    }

    private static void WriteFields(Utf8JsonWriter json, IDictionary fields)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry field in fields)
        {
            json.WritePropertyName(ValueText.Of(field.Key));
            WriteValue(json, field.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
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
