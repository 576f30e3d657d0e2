using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataMesh.Sdk.Events;

/// <summary>Values out of a row's JSON object.</summary>
internal readonly struct RowValues(ReadOnlyMemory<byte> row)
{
    private const DateTimeStyles InUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The values of columns as text, with slashes between.</summary>
    public string Text(IReadOnlyList<string> columns)
    {
        var found = new string?[columns.Count];
        var json = new Utf8JsonReader(row.Span);
        json.Read();
        while (columns.Count > 0 && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            var from = json.TokenStartIndex;
            var isText = json.TokenType == JsonTokenType.String;
            var text = isText ? json.GetString() : null;
            json.Skip();
            for (var at = 0; at < columns.Count; at++)
            {
                if (columns[at] == name)
                {
                    found[at] = text ?? Encoding.UTF8.GetString(row.Span[(int)from..(int)json.BytesConsumed]);
                }
            }
        }

        return string.Join('/', found);
    }

    /// <summary>A column's instant, taken as UTC where it does not say; null when it holds none.</summary>
    public DateTimeOffset? Time(string column) =>
        DateTimeOffset.TryParse(Text([column]), CultureInfo.InvariantCulture, InUtc, out var time) ? time : null;
}
