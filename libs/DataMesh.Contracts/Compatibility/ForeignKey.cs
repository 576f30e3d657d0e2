namespace DataMesh.Contracts;

/// <summary>A relationship, wherever and however it is written: as it stands, and with its columns found.</summary>
internal sealed record ForeignKey : DocumentElement
{
    public required Relationship Written { get; init; }

    /// <summary>Which columns meet, as written, without the object's own name: a renamed object keeps its relationships.</summary>
    public required string Pairs { get; init; }

    /// <summary>Which columns meet, found by following the references.</summary>
    public required string FoundPairs { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Relationships of an object and of its properties at any depth.</summary>
    public static IReadOnlyList<ForeignKey> Of(SchemaObject schema, ColumnNames names)
    {
        return [.. schema.Relationships.Concat(schema.Properties.SelectMany(p => OfProperty("", p))).Select(Read)];

        ForeignKey Read(Relationship r)
        {
            List<string> from = [.. r.From.Select(column => Own(schema.Name, column))];
            List<string> foundFrom = [.. r.From.Select(column => Own(schema.Name, names.Of(column)))];
            return new ForeignKey
            {
                Node = r.Node,
                Written = r,
                Pairs = Meet(from, r.To),
                FoundPairs = Meet(foundFrom, [.. r.To.Select(names.Of)]),
                From = Join(foundFrom.Order(StringComparer.Ordinal)),
                To = Join(r.To.Select(names.Of).Order(StringComparer.Ordinal)),
            };
        }
    }

    private static IEnumerable<Relationship> OfProperty(string owner, SchemaProperty property)
    {
        var name = owner.Length == 0 || property.Name.Length == 0 ? owner + property.Name : $"{owner}.{property.Name}";
        IEnumerable<SchemaProperty?> parts = [.. property.Properties, property.Items, property.Keys, property.Values];
        return
        [
            .. property.Relationships.Select(r => r with { From = [name] }),
            .. parts.OfType<SchemaProperty>().SelectMany(part => OfProperty(name, part)),
        ];
    }

    private static string Own(string schema, string column) =>
        column.StartsWith(schema + ".", StringComparison.Ordinal) ? column[(schema.Length + 1)..] : column;

    // In which order a composite key lists its columns is no matter, as long as the same columns meet.
    private static string Meet(IReadOnlyList<string> from, IReadOnlyList<string> to) =>
        from.Count == to.Count
            ? Join(from.Zip(to, (f, t) => $"{f} → {t}").Order(StringComparer.Ordinal))
            : $"{Join(from)} → {Join(to)}";

    private static string Join(IEnumerable<string> columns) => string.Join(", ", columns);
}
