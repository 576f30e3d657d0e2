using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using DuckDB.NET.Native;

namespace DataMesh.Tables;

/// <summary>
/// Writes rows as CSV (RFC 4180): a header row, fields separated by commas, rows ended by CR LF, quotes where a field needs them. NULL is an
/// empty field, an empty text is <c>""</c>; lists, structs and maps are JSON.
/// </summary>
public sealed class CsvRowWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly DbDataReader _reader;
    private readonly IReadOnlyList<ResultColumn> _columns;
    private readonly char[] _number = new char[64];

    /// <summary>Prepares for the columns of a result.</summary>
    public CsvRowWriter(ReadableRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (_reader, _columns) = (rows.Reader, rows.Columns);
    }

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var column = 0; column < _columns.Count; column++)
        {
            Separate(output, column);
            WriteText(output, _columns[column].Name);
        }

        Put(output, "\r\n");
    }

    /// <summary>Writes the current row.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var column = 0; column < _columns.Count; column++)
        {
            Separate(output, column);
            if (!_reader.IsDBNull(column))
            {
                WriteValue(output, column);
            }
        }

        Put(output, "\r\n");
    }

    private void WriteValue(IBufferWriter<byte> output, int column)
    {
        switch (_columns[column].Type)
        {
            case "DATE":
                Put(output, ValueText.Of(_reader.GetFieldValue<DuckDBDateOnly>(column)));
                break;
            case "TIMESTAMP WITH TIME ZONE":
                Put(output, ValueText.OfInstant(_reader.GetFieldValue<DuckDBTimestamp>(column)));
                break;
            case "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS":
                Put(output, ValueText.Of(_reader.GetFieldValue<DuckDBTimestamp>(column)));
                break;
            default:
                WriteValue(output, _reader.GetValue(column));
                break;
        }
    }

    private void WriteValue(IBufferWriter<byte> output, object value)
    {
        if (value is int or long or short or double or decimal
            && ((ISpanFormattable)value).TryFormat(_number, out var length, default, CultureInfo.InvariantCulture))
        {
            Put(output, _number.AsSpan(0, length));
            return;
        }

        WriteText(output, ValueText.Of(value));
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
