using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>The limits of one column as conditions; those that SQL cannot say are reported.</summary>
internal sealed class SqlChecks(SqlDialect dialect, Losses losses)
{
    /// <summary>Conditions on a column of this type.</summary>
    public IReadOnlyList<string> Of(SchemaProperty property, DataType type, string column, string path)
    {
        List<string> checks = [.. Width(type, column)];
        if (property.Enum.Count > 0)
            checks.AddRange(Enum(property, type, column, path));
        if (property.LogicalTypeOptions is { } options)
        {
            var at = $"{path}.logicalTypeOptions";
            checks.AddRange(Lengths(options, type, column, at));
            checks.AddRange(Pattern(options, type, column, at));
            checks.AddRange(Bounds(options, type, column, at));
            checks.AddRange(Counts(options, type, column, at));
        }

        return checks;
    }

    // Databases without unsigned or small integers hold them in the next wider type.
    private IEnumerable<string> Width(DataType type, string column)
    {
        if (type.Kind == TypeKind.Vector && type.Size is { } size && dialect.CanAddForeignKeys)
            yield return string.Create(CultureInfo.InvariantCulture, $"{dialect.CountItems(column)} = {size}");
        if (type.Kind != TypeKind.Integer || !dialect.CanAddForeignKeys)
            yield break;
        if (type.IsUnsigned)
            yield return $"{column} >= 0";
        if (type is { Bits: 8, IsUnsigned: false })
            yield return $"{column} BETWEEN -128 AND 127";
        else if (type.IsUnsigned && type.Bits < 64)
            yield return string.Create(CultureInfo.InvariantCulture, $"{column} <= {(1L << type.Bits) - 1}");
    }

    private IEnumerable<string> Enum(SchemaProperty property, DataType type, string column, string path)
    {
        var literals = property.Enum.Select(value => Literal(value.Value, type)).ToList();
        if (literals.All(literal => literal is not null))
            return [$"{column} IN ({string.Join(", ", literals)})"];
        losses.Add($"{path}.enum", $"{literals.Count} allowed values", $"not all are literals of the column's type in {dialect.Name}");
        return [];
    }

    private IEnumerable<string> Lengths(LogicalTypeOptions options, DataType type, string column, string path)
    {
        var characters = type.Kind == TypeKind.Text;
        if (options.MinLength is { } least && Fits(characters, $"{path}.minLength", $"at least {least} characters"))
            yield return string.Create(CultureInfo.InvariantCulture, $"length({column}) >= {least}");
        if (options.MaxLength is not { } most || (characters && dialect.BoundsLength(type)) || type.Kind == TypeKind.Binary)
            yield break;
        if (Fits(characters, $"{path}.maxLength", $"at most {most} characters"))
            yield return string.Create(CultureInfo.InvariantCulture, $"length({column}) <= {most}");
    }

    private IEnumerable<string> Pattern(LogicalTypeOptions options, DataType type, string column, string path)
    {
        if (options.Pattern is { } pattern)
        {
            var check = type.Kind == TypeKind.Text ? dialect.Matches(column, pattern) : null;
            if (check is not null)
                yield return check;
            else
                losses.Add($"{path}.pattern", $"pattern {Clip(pattern)}", $"{dialect.Name} and ECMA-262 may differ on it");
        }

        if (options.Format is { } format && type.Kind is not (TypeKind.Integer or TypeKind.Float or TypeKind.Uuid or TypeKind.Binary))
            losses.Add($"{path}.format", $"format {Clip(format)}", $"{dialect.Name} has no such check");
    }

    private IEnumerable<string> Bounds(LogicalTypeOptions options, DataType type, string column, string path)
    {
        // Until ODCS 3.0 a boolean beside the bound.
        var above = options.ExclusiveMinimum?.Boolean == true ? ">" : ">=";
        var below = options.ExclusiveMaximum?.Boolean == true ? "<" : "<=";
        (string Field, DocumentNode? Value, string Operator)[] bounds =
        [
            ("minimum", options.Minimum, above), ("maximum", options.Maximum, below),
            ("exclusiveMinimum", options.ExclusiveMinimum?.Boolean is null ? options.ExclusiveMinimum : null, ">"),
            ("exclusiveMaximum", options.ExclusiveMaximum?.Boolean is null ? options.ExclusiveMaximum : null, "<"),
        ];
        foreach (var (field, value, comparison) in bounds)
        {
            if (value is null)
                continue;
            if (type.Kind != TypeKind.Text && Literal(value, type) is { } literal)
                yield return $"{column} {comparison} {literal}";
            else
                losses.Add($"{path}.{field}", $"{field} {Clip(value.Text)}", $"it is no literal of the column's type in {dialect.Name}");
        }

        if (options.MultipleOf is { } step && Fits(type.Kind is TypeKind.Integer or TypeKind.Decimal && step > 0, $"{path}.multipleOf",
            $"multiples of {step.ToString(CultureInfo.InvariantCulture)}"))
            yield return string.Create(CultureInfo.InvariantCulture, $"{column} % {step} = 0");
    }

    private IEnumerable<string> Counts(LogicalTypeOptions options, DataType type, string column, string path)
    {
        var counts = type.Kind == TypeKind.Array && !dialect.IsJson(type);
        if (options.MinItems is { } least && Fits(counts, $"{path}.minItems", $"at least {least} items"))
            yield return string.Create(CultureInfo.InvariantCulture, $"{dialect.CountItems(column)} >= {least}");
        if (options.MaxItems is { } most && Fits(counts, $"{path}.maxItems", $"at most {most} items"))
            yield return string.Create(CultureInfo.InvariantCulture, $"{dialect.CountItems(column)} <= {most}");
    }

    private bool Fits(bool isExpressible, string path, string lost)
    {
        if (!isExpressible)
            losses.Add(path, lost, $"the column's type in {dialect.Name} has no such check");
        return isExpressible;
    }

    private static string? Literal(DocumentNode value, DataType type) => type.Kind switch
    {
        TypeKind.Text when value.Kind == DocumentNodeKind.Scalar => SqlDialect.Literal(value.Text),
        TypeKind.Uuid => Guid.TryParse(value.Text, out var id) ? SqlDialect.Literal(id.ToString()) : null,
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Float => value.Number?.ToString(CultureInfo.InvariantCulture),
        TypeKind.Boolean => value.Boolean is { } flag ? (flag ? "TRUE" : "FALSE") : null,
        TypeKind.Date => IsoTime.IsDate(value.Text) ? $"DATE '{value.Text}'" : null,
        TypeKind.Time when !type.IsZoned => IsoTime.IsTime(value.Text) ? $"TIME '{value.Text}'" : null,
        TypeKind.Timestamp when type.IsZoned =>
            IsoTime.IsInstant(value.Text) ? $"TIMESTAMP WITH TIME ZONE '{value.Text}'" : null,
        TypeKind.Timestamp => IsoTime.IsDateTime(value.Text) ? $"TIMESTAMP '{value.Text}'" : null,
        _ => null,
    };

    private static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
