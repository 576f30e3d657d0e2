using System.Text.Json;

namespace DataMesh.Catalog.Storage;

/// <summary>
/// What JSON allows and the database does not: U+0000, half a surrogate pair, numbers without bound; and the same name twice, which readers
/// understand differently.
/// </summary>
internal static class StorableJson
{
    /// <summary>PostgreSQL's numeric keeps 16,383 digits after the point.</summary>
    private const int LongestNumber = 1000;

    /// <exception cref="FormatException">The value cannot be kept; the message begins with its JSON path.</exception>
    public static void Check(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(value, path);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check(item, $"{path}[{index}]");
                }

                break;
            case JsonValueKind.String:
                Text(() => value.GetString()!, path);
                break;
            case JsonValueKind.Number when !IsOrdinary(value):
                throw new FormatException($"{path}: the number is too large, too small or too long to be kept.");
        }
    }

    private static void CheckObject(JsonElement value, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var name = Text(() => property.Name, path);
            if (!names.Add(name))
            {
                throw new FormatException($"{path}.{name}: the name is given twice.");
            }

            Check(property.Value, $"{path}.{name}");
        }
    }

    private static string Text(Func<string> read, string path)
    {
        try
        {
            var text = read();
            return text.Contains('\0') ? throw new FormatException($"{path}: a text or name holds U+0000, which cannot be kept.") : text;
        }
        catch (InvalidOperationException)
        {
            // The one way System.Text.Json has to say that the escapes or bytes of a text make no Unicode.
            throw new FormatException($"{path}: a text or name is no Unicode text (half a surrogate pair, or broken UTF-8).");
        }
    }

    private static bool IsOrdinary(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= LongestNumber && value.TryGetDouble(out var number) && double.IsFinite(number)
            && (number != 0 || !text.Split('e', 'E')[0].Any(digit => digit is >= '1' and <= '9'));
    }
}
