using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataMesh.Tables;

/// <summary>
/// Writes rows as JSON objects: numbers as numbers with all their digits, dates and times as ISO 8601 text, instants in UTC, bytes as base64,
/// NaN and infinities as null, lists as arrays, structs and maps as objects, a union as the value it holds, all else as text. The caller
/// writes what stands around the rows.
/// </summary>
public sealed class JsonRowWriter
{
    /// <summary>What a writer of rows needs: characters are escaped only where JSON demands it.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly DbDataReader _reader;
    private readonly JsonEncodedText[] _names;
    private readonly Action<DbDataReader, Utf8JsonWriter>[] _values;

    /// <summary>Prepares for the columns of a result.</summary>
    public JsonRowWriter(ReadableRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _reader = rows.Reader;
        _names = [.. rows.Columns.Select(column => JsonEncodedText.Encode(column.Name, Options.Encoder))];
        _values = [.. rows.Columns.Select(JsonColumn.For)];
    }

    /// <summary>Writes the current row as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of the current row into an object that the caller has begun.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        for (var column = 0; column < _names.Length; column++)
        {
            json.WritePropertyName(_names[column]);
            if (_reader.IsDBNull(column))
            {
                json.WriteNullValue();
            }
            else
            {
                _values[column](_reader, json);
            }
        }
    }
}
