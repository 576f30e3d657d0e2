using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Finds the foreign keys of a contract; relationships that a database would refuse are reported.</summary>
internal sealed class SqlForeignKeys(DataContract contract, SqlDialect dialect, Losses losses)
{
    private readonly ElementIndex _index = new(contract);

    /// <summary>All foreign keys, and the order of tables in which every target comes first, unless they run in a circle.</summary>
    public (IReadOnlyList<SqlForeignKey> Keys, IReadOnlyList<SchemaObject> Order) Find()
    {
        var keys = new List<SqlForeignKey>();
        for (var o = 0; o < contract.Schema.Count; o++)
        {
            var schemaObject = contract.Schema[o];
            var path = string.Create(CultureInfo.InvariantCulture, $"schema[{o}]");
            for (var r = 0; r < schemaObject.Relationships.Count; r++)
                Add(keys, schemaObject, schemaObject.Relationships[r], null,
                    string.Create(CultureInfo.InvariantCulture, $"{path}.relationships[{r}]"));
            for (var p = 0; p < schemaObject.Properties.Count; p++)
            {
                var property = schemaObject.Properties[p];
                for (var r = 0; r < property.Relationships.Count; r++)
                {
                    Add(keys, schemaObject, property.Relationships[r], property,
                        string.Create(CultureInfo.InvariantCulture, $"{path}.properties[{p}].relationships[{r}]"));
                }
            }
        }

        return dialect.CanAddForeignKeys ? (keys, contract.Schema) : Ordered(keys);
    }

    private void Add(List<SqlForeignKey> keys, SchemaObject owner, Relationship relationship, SchemaProperty? column, string path)
    {
        var to = relationship.To.Select(_index.Follow).ToList();
        var from = column is null
            ? [.. relationship.From.Select(_index.Follow)]
            : to.Select(_ => ReferenceTarget.At(owner, column)).ToList();
        if (Problem(owner, from, to) is { } problem)
        {
            losses.Add(path, $"a foreign key to {string.Join(", ", relationship.To)}", problem);
            return;
        }

        keys.Add(new SqlForeignKey(owner, [.. from.Select(f => f.Property!)], to[0].Object!, [.. to.Select(t => t.Property!)], path));
    }

    private string? Problem(SchemaObject owner, List<ReferenceTarget> from, List<ReferenceTarget> to)
    {
        if (to.Any(t => t.IsElsewhere))
            return "it leads into another contract";
        if (to.Count == 0 || from.Count != to.Count || from.Concat(to).Any(t => t.Property is null || t.Object is null))
            return "it names columns that the contract lacks";
        if (from.Any(f => f.Object != owner || !owner.Properties.Contains(f.Property!)) || to.Any(t => t.Object != to[0].Object))
            return "its columns are not those of one table";
        var target = to[0].Object!;
        if (to.Any(t => !target.Properties.Contains(t.Property!)))
            return "it leads inside of a column";
        if (from.Select((f, i) => (From: PropertyTypes.Of(f.Property!), To: PropertyTypes.Of(to[i].Property!))).Any(Differ))
            return "the columns have different types";
        return IsKey(target, [.. to.Select(t => t.Property!)]) ? null : "its target is neither the primary key nor unique";
    }

    private bool Differ((DataType From, DataType To) pair) =>
        dialect.TypeName(pair.From with { Length = null, IsFixed = false }, "", new Losses(""))
            != dialect.TypeName(pair.To with { Length = null, IsFixed = false }, "", new Losses(""))
        || !dialect.CanBeKey(pair.To);

    private static bool IsKey(SchemaObject target, List<SchemaProperty> columns) =>
        target.PrimaryKeys.ToHashSet().SetEquals(columns) || (columns.Count == 1 && columns[0].Unique);

    // DuckDB takes foreign keys only together with their table, so targets come first.
    private (IReadOnlyList<SqlForeignKey>, IReadOnlyList<SchemaObject>) Ordered(List<SqlForeignKey> keys)
    {
        var order = new List<SchemaObject>();
        var waiting = contract.Schema.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.FirstOrDefault(o => keys.All(k => k.From != o || k.To == o || order.Contains(k.To)));
            if (ready is null)
            {
                ready = waiting[0];
                foreach (var key in keys.Where(k => k.From == ready && k.To != ready && !order.Contains(k.To)).ToList())
                {
                    losses.Add(key.Path, $"a foreign key to {key.To.Name}", "the tables refer to each other in a circle");
                    keys.Remove(key);
                }
            }

            order.Add(ready);
            waiting.Remove(ready);
        }

        return (keys, order);
    }
}
