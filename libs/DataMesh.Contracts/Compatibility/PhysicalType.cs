using System.Globalization;
using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>A type in the words of a server, as far as SQL's families go: <c>varchar(3)</c>, <c>decimal(10, 2)</c>, <c>int</c>.</summary>
internal sealed partial record PhysicalType
{
    // Family and bits, or for text the most characters when none are given.
    private static readonly Dictionary<string, (string Family, int Size)> Words = new(StringComparer.Ordinal)
    {
        ["tinyint"] = ("integer", 8),
        ["int1"] = ("integer", 8),
        ["smallint"] = ("integer", 16),
        ["int2"] = ("integer", 16),
        ["short"] = ("integer", 16),
        ["int"] = ("integer", 32),
        ["integer"] = ("integer", 32),
        ["int4"] = ("integer", 32),
        ["mediumint"] = ("integer", 24),
        ["bigint"] = ("integer", 64),
        ["int8"] = ("integer", 64),
        ["long"] = ("integer", 64),
        ["hugeint"] = ("integer", 128),
        ["real"] = ("float", 32),
        ["float4"] = ("float", 32),
        ["float"] = ("float", 32),
        ["double"] = ("float", 64),
        ["double precision"] = ("float", 64),
        ["float8"] = ("float", 64),
        ["varchar"] = ("text", int.MaxValue),
        ["character varying"] = ("text", int.MaxValue),
        ["nvarchar"] = ("text", int.MaxValue),
        ["varchar2"] = ("text", int.MaxValue),
        ["text"] = ("text", int.MaxValue),
        ["string"] = ("text", int.MaxValue),
        ["char"] = ("fixed text", 1),
        ["character"] = ("fixed text", 1),
        ["bpchar"] = ("fixed text", 1),
        ["varbinary"] = ("binary", int.MaxValue),
        ["blob"] = ("binary", int.MaxValue),
        ["bytea"] = ("binary", int.MaxValue),
        ["decimal"] = ("decimal", 0),
        ["numeric"] = ("decimal", 0),
        ["number"] = ("decimal", 0),
        ["bool"] = ("boolean", 0),
        ["boolean"] = ("boolean", 0),
        ["timestamp"] = ("timestamp", 6),
        ["timestamp without time zone"] = ("timestamp", 6),
        ["datetime"] = ("timestamp", 6),
        ["timestamptz"] = ("timestamptz", 6),
        ["timestamp with time zone"] = ("timestamptz", 6),
    };

    /// <summary>What can be compared with each other; the whole text when it is no type of SQL.</summary>
    public required string Family { get; init; }

    /// <summary>Bits, characters, digits of a second, or a decimal's digits before the point.</summary>
    public required int Size { get; init; }

    /// <summary>A decimal's digits after the point.</summary>
    public int Scale { get; init; }

    /// <summary>How the second type relates to the first: tighter when every value of it is one of the first.</summary>
    public static Direction Compare(string before, string after)
    {
        var (old, @new) = (Read(before), Read(after));
        if (old == @new)
            return Direction.Same;
        if (old.Family != @new.Family)
            return Direction.Other;
        if (@new.Size <= old.Size && @new.Scale <= old.Scale)
            return Direction.Tighter;
        return @new.Size >= old.Size && @new.Scale >= old.Scale ? Direction.Looser : Direction.Other;
    }

    private static PhysicalType Read(string text)
    {
        var plain = Blanks().Replace(text.Trim().ToLowerInvariant(), " ");
        var match = Pattern().Match(plain);
        if (!match.Success || !Words.TryGetValue(match.Groups["word"].Value.TrimEnd(), out var word))
            return new PhysicalType { Family = plain, Size = 0 };
        var (first, second) = (Number(match.Groups["first"]), Number(match.Groups["second"]));
        if (word.Family == "decimal")
            // Without a precision it is the server's default, which nobody can compare with a stated one.
            return first is { } precision
                ? new PhysicalType { Family = "decimal", Size = precision - (second ?? 0), Scale = second ?? 0 }
                : new PhysicalType { Family = "decimal of any precision", Size = 0 };
        // MySQL's int(11) is a display width.
        return new PhysicalType { Family = word.Family, Size = word.Family is "integer" or "float" ? word.Size : first ?? word.Size };
    }

    private static int? Number(Group group) =>
        int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^(?<word>[a-z][a-z0-9 ]*?) ?(\( ?(?<first>[0-9]{1,9}) ?(, ?(?<second>[0-9]{1,9}) ?)?\))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
