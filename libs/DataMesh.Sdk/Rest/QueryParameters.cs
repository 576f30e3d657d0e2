using System.Globalization;
using System.Text;
using DataMesh.Tables;
using Microsoft.OData.Edm;

namespace DataMesh.Sdk.Rest;

/// <summary>
/// The values of a request. While SQL is put together a value stands in it as <c>U+0001 number U+0002</c>; the finished text numbers those
/// that it uses, since DuckDB refuses a parameter that a statement does not have.
/// </summary>
internal sealed class QueryParameters
{
    private const char Open = '\u0001';
    private const char Close = '\u0002';
    private readonly List<object?> _values = [];

    /// <summary>SQL for a literal of OData.</summary>
    /// <exception cref="QueryProblem">Values of its type are not supported.</exception>
    public string Add(object? value)
    {
        if (value is null)
        {
            return "NULL";
        }

#pragma warning disable CS0618 // The parser gives these types until OData library 9, which gives DateOnly and TimeOnly instead.
        return value switch
        {
            Date date => $"{Place(date.ToString())}::DATE",
            DateTimeOffset instant => $"{Place(instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))}::TIMESTAMPTZ",
            TimeOfDay time => $"{Place(time.ToString())}::TIME",
            TimeSpan duration => $"to_microseconds({Place(duration.Ticks / TimeSpan.TicksPerMicrosecond)}::BIGINT)",
            Guid id => Place(id.ToString()),
            string or bool or int or long or short or sbyte or byte or double or float or decimal or byte[] => Place(value),
            _ => throw QueryProblem.Unsupported($"a value of type '{value.GetType().Name}'"),
        };
#pragma warning restore CS0618
    }

    /// <summary>The text as DuckDB takes it, with the values it uses in order.</summary>
    public (string Sql, IReadOnlyList<object?> Values) Finish(string sql)
    {
        var (text, used) = (new StringBuilder(sql.Length), new List<object?>());
        for (var at = 0; at < sql.Length; at++)
        {
            if (sql[at] != Open)
            {
                text.Append(sql[at]);
                continue;
            }

            var end = sql.IndexOf(Close, at);
            used.Add(_values[int.Parse(sql.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture)]);
            text.Append(CultureInfo.InvariantCulture, $"${used.Count}");
            at = end;
        }

        return (text.ToString(), used);
    }

    /// <summary>A quoted name that holds no mark of a value.</summary>
    public static string Name(string name) => Sql.Identifier(name.Replace(Open, ' ').Replace(Close, ' '));

    private string Place(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{_values.Count - 1}{Close}");
    }
}
