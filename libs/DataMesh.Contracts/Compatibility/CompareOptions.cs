using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Limits on the values of a logical type.</summary>
internal static class CompareOptions
{
    private static readonly LogicalTypeOptions None = new();

    public static void Options(this ChangeScope at, SchemaProperty before, SchemaProperty after)
    {
        var (b, a) = (before.LogicalTypeOptions ?? None, after.LogicalTypeOptions ?? None);
        Range(at, ValueBounds.Of(b, before.LogicalType), ValueBounds.Of(a, after.LogicalType));
        Multiple(at, b.MultipleOf, a.MultipleOf);
        Least(at.Field("minLength"), "length-tightened", b.MinLength, a.MinLength);
        Most(at.Field("maxLength"), "length-tightened", b.MaxLength, a.MaxLength);
        at.Field("pattern").Value("pattern-added", "pattern-changed", b.Pattern, a.Pattern);
        Format(at.Field("format"), b.Format, a.Format);
        at.Field("timezone").Flag("timezone-added", b.Timezone ?? false, a.Timezone ?? false);
        at.Field("defaultTimezone").Text("default-timezone-changed", b.DefaultTimezone ?? "UTC", a.DefaultTimezone ?? "UTC");
        Least(at.Field("minItems"), "item-count-tightened", b.MinItems, a.MinItems);
        Most(at.Field("maxItems"), "item-count-tightened", b.MaxItems, a.MaxItems);
        at.Field("uniqueItems").Flag("unique-items-added", b.UniqueItems ?? false, a.UniqueItems ?? false);
        Least(at.Field("minProperties"), "field-count-tightened", b.MinProperties, a.MinProperties);
        Most(at.Field("maxProperties"), "field-count-tightened", b.MaxProperties, a.MaxProperties);
        at.Field("required").Set("required-field-added", b.Required, a.Required);
        Vector(at, b, a);
    }

    private static void Vector(ChangeScope at, LogicalTypeOptions before, LogicalTypeOptions after)
    {
        at.Field("dimensions").Text("dimensions-changed", Count(before.Dimensions), Count(after.Dimensions));
        at.Field("elementType").Text("element-type-changed", before.ElementType ?? "float32", after.ElementType ?? "float32");
        at.Field("embeddingModel").Text("embedding-changed", before.EmbeddingModel, after.EmbeddingModel);
        at.Field("embeddingModelVersion").Text("embedding-changed", before.EmbeddingModelVersion, after.EmbeddingModelVersion);
        at.Field("distanceMetric").Text("embedding-changed", before.DistanceMetric, after.DistanceMetric);
        at.Field("normalized").Flag("normalization-added", before.Normalized ?? false, after.Normalized ?? false);
    }

    private static void Range(ChangeScope at, ValueBounds before, ValueBounds after)
    {
        var (lower, upper) = (at.Field("minimum"), at.Field("maximum"));
        if (before.Interval is { } old && after.Interval is { } @new)
        {
            lower.Promise("range-tightened", "range-changed", Tighter(Interval.CompareLow(@new, old)), before.LowerText, after.LowerText);
            upper.Promise("range-tightened", "range-changed", Tighter(Interval.CompareHigh(old, @new)), before.UpperText, after.UpperText);
            return;
        }

        lower.Value("range-tightened", "range-changed", before.LowerText, after.LowerText);
        upper.Value("range-tightened", "range-changed", before.UpperText, after.UpperText);
    }

    private static void Multiple(ChangeScope at, decimal? before, decimal? after)
    {
        var direction = (before, after) switch
        {
            _ when before == after => Direction.Same,
            (null, _) => Direction.Tighter,
            (_, null) => Direction.Looser,
            var (b, a) when b != 0 && a % b == 0 => Direction.Tighter,
            var (b, a) when a != 0 && b % a == 0 => Direction.Looser,
            _ => Direction.Other,
        };
        at.Field("multipleOf").Promise("multiple-tightened", "multiple-changed", direction, Number(before), Number(after));
    }

    // Widths of whole numbers and of floating-point numbers can be compared; formats of texts and times cannot.
    private static void Format(ChangeScope at, string? before, string? after)
    {
        var (old, @new) = (Exponents(before), Exponents(after));
        if (before == after || old is null || @new is null || before![0] == 'f' != (after![0] == 'f'))
        {
            at.Value("format-added", "format-changed", before, after);
            return;
        }

        var (low, high) = (Interval.CompareLow(@new.Value, old.Value), Interval.CompareHigh(@new.Value, old.Value));
        var direction = low >= 0 && high <= 0 ? Direction.Tighter : low <= 0 && high >= 0 ? Direction.Looser : Direction.Other;
        at.Promise("format-narrowed", "format-changed", direction, before, after);
    }

    // The range as exponents of two: i8 holds -2^7 to 2^7, u8 holds 0 to 2^8.
    private static Interval? Exponents(string? format) => format switch
    {
        "i8" or "i16" or "i32" or "i64" or "i128" or "f32" or "f64" => new Interval(1 - Bits(format), false, Bits(format) - 1, false),
        "u8" or "u16" or "u32" or "u64" or "u128" => new Interval(0, false, Bits(format), false),
        _ => null,
    };

    private static int Bits(string format) => int.Parse(format.AsSpan(1), CultureInfo.InvariantCulture);

    private static void Least(ChangeScope at, string tighter, int? before, int? after) =>
        at.Promise(tighter, tighter, Tighter((after ?? 0).CompareTo(before ?? 0)), Count(before), Count(after));

    private static void Most(ChangeScope at, string tighter, int? before, int? after) =>
        at.Promise(tighter, tighter, Tighter((before ?? int.MaxValue).CompareTo(after ?? int.MaxValue)), Count(before), Count(after));

    private static Direction Tighter(int comparison) =>
        comparison > 0 ? Direction.Tighter : comparison < 0 ? Direction.Looser : Direction.Same;

    private static string? Count(int? count) => count is { } number ? NodeText.Number(number) : null;

    private static string? Number(decimal? number) => number is { } value ? NodeText.Number(value) : null;
}
