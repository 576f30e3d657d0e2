using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataMesh.Tables;

/// <summary>
/// Writes rows as JSON objects: numbers as numbers (decimals and 128-bit integers with all their digits), dates and times as ISO 8601 text,
/// instants in UTC, bytes as base64, NaN and infinities as null. The caller writes what stands around the rows.
/// </summary>
public sealed class JsonRowWriter
{
    /// <summary>What a writer of rows needs: characters are escaped only where JSON demands it.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly JsonEncodedText[] _names;
    private readonly Action<DbDataReader, Utf8JsonWriter>[] _values;

    /// <summary>Prepares for the columns of a result.</summary>
    public JsonRowWriter(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _names = [.. Enumerable.Range(0, reader.FieldCount).Select(column => JsonEncodedText.Encode(reader.GetName(column), Options.Encoder))];
        _values = [.. Enumerable.Range(0, reader.FieldCount).Select(column => JsonColumn.For(reader, column))];
    }

    /// <summary>Writes the reader's current row as one object.</summary>
    public void Write(DbDataReader reader, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        for (var column = 0; column < _names.Length; column++)
        {
            json.WritePropertyName(_names[column]);
            if (reader.IsDBNull(column))
            {
                json.WriteNullValue();
            }
            else
            {
                _values[column](reader, json);
            }
        }

        json.WriteEndObject();
    }
}
