using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace DataMesh.Tables;

/// <summary>
/// Writes rows as CSV (RFC 4180): a header row, fields separated by commas, rows ended by CR LF, quotes where a field needs them. NULL is an
/// empty field, an empty text is <c>""</c>.
/// </summary>
public sealed class CsvRowWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly string[] _names;
    private readonly bool[] _zoned;
    private readonly char[] _number = new char[64];

    /// <summary>Prepares for the columns of a result.</summary>
    public CsvRowWriter(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _zoned = [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetDataTypeName(column) == "TimestampTz")];
    }

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var column = 0; column < _names.Length; column++)
        {
            Separate(output, column);
            WriteText(output, _names[column]);
        }

        Put(output, "\r\n");
    }

    /// <summary>Writes the reader's current row.</summary>
    public void Write(DbDataReader reader, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(output);
        for (var column = 0; column < _names.Length; column++)
        {
            Separate(output, column);
            if (!reader.IsDBNull(column))
            {
                WriteValue(output, reader.GetValue(column), _zoned[column]);
            }
        }

        Put(output, "\r\n");
    }

    private void WriteValue(IBufferWriter<byte> output, object value, bool zoned)
    {
        switch (value)
        {
            case string text:
                WriteText(output, text);
                break;
            case DateTime instant when zoned:
                Put(output, ValueText.OfInstant(instant));
                break;
            case int or long or short or double or decimal when ((ISpanFormattable)value).TryFormat(_number, out var length, default, CultureInfo.InvariantCulture):
                Put(output, _number.AsSpan(0, length));
                break;
            case System.Collections.IEnumerable and not byte[]:
                WriteText(output, System.Text.Json.JsonSerializer.Serialize(value));
                break;
            default:
                WriteText(output, ValueText.Of(value));
                break;
        }
    }

    private static void WriteText(IBufferWriter<byte> output, string text)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAny(Special))
        {
            Put(output, text);
            return;
        }

        Put(output, "\"");
        Put(output, text.Replace("\"", "\"\"", StringComparison.Ordinal));
        Put(output, "\"");
    }

    private static void Separate(IBufferWriter<byte> output, int column)
    {
        if (column > 0)
        {
            Put(output, ",");
        }
    }

    private static void Put(IBufferWriter<byte> output, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);
}
