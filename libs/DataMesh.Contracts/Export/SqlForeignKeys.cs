using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Finds the foreign keys of a contract; relationships that a database would refuse are reported.</summary>
internal sealed class SqlForeignKeys(DataContract contract, SqlDialect dialect, Losses losses)
{
    private readonly ElementIndex _index = new(contract);
    private readonly Dictionary<object, HashSet<string>> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _columns = new(contract.Schema.SelectMany(o => o.Properties), ReferenceEqualityComparer.Instance);

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
        if (from.Any(f => !ReferenceEquals(f.Object, owner)) || to.Any(t => !ReferenceEquals(t.Object, to[0].Object)))
            return "its columns are not those of one table";
        var target = to[0].Object!;
        if (from.Concat(to).Any(t => !_columns.Contains(t.Property!)))
            return "it leads inside of a column";
        if (from.Select((f, i) => (From: PropertyTypes.Of(f.Property!), To: PropertyTypes.Of(to[i].Property!))).Any(Differ))
            return "the columns have different types";
        return IsKey(target, [.. to.Select(t => t.Property!)]) ? null : "its target is neither the primary key nor unique";
    }

    private bool Differ((DataType From, DataType To) pair) =>
        dialect.TypeName(pair.From with { Length = null, IsFixed = false }, "", new Losses(""))
            != dialect.TypeName(pair.To with { Length = null, IsFixed = false }, "", new Losses(""))
        || !dialect.CanBeKey(pair.To);

    private bool IsKey(SchemaObject target, List<SchemaProperty> columns)
    {
        if (!_keys.TryGetValue(target, out var key))
            _keys.Add(target, key = [.. target.PrimaryKeys.Select(k => k.Name)]);
        return key.SetEquals(columns.Select(c => c.Name)) || (columns.Count == 1 && columns[0].Unique);
    }

    // DuckDB takes foreign keys only together with their table, so targets come first.
    private (IReadOnlyList<SqlForeignKey>, IReadOnlyList<SchemaObject>) Ordered(List<SqlForeignKey> keys)
    {
        var others = keys.Where(k => !ReferenceEquals(k.From, k.To)).ToList();
        var open = new Dictionary<SchemaObject, int>(ReferenceEqualityComparer.Instance);
        foreach (var schemaObject in contract.Schema)
            open[schemaObject] = 0;
        foreach (var key in others)
            open[key.From]++;
        var uses = others.ToLookup(k => k.To, (IEqualityComparer<SchemaObject>)ReferenceEqualityComparer.Instance);
        var owns = others.ToLookup(k => k.From, (IEqualityComparer<SchemaObject>)ReferenceEqualityComparer.Instance);
        var order = new List<SchemaObject>();
        var done = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var dropped = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var ready = new Queue<SchemaObject>(contract.Schema.Where(o => open[o] == 0));
        foreach (var next in contract.Schema)
        {
            Drain(ready, order, done, uses, open);
            if (done.Contains(next))
                continue;
            foreach (var key in owns[next].Where(k => !done.Contains(k.To)))
            {
                losses.Add(key.Path, $"a foreign key to {key.To.Name}", "the tables refer to each other in a circle");
                dropped.Add(key);
            }

            ready.Enqueue(next);
        }

        Drain(ready, order, done, uses, open);
        return ([.. keys.Where(k => !dropped.Contains(k))], order);
    }

    private static void Drain(Queue<SchemaObject> ready, List<SchemaObject> order, HashSet<object> done,
        ILookup<SchemaObject, SqlForeignKey> uses, Dictionary<SchemaObject, int> open)
    {
        while (ready.TryDequeue(out var table))
        {
            if (!done.Add(table))
                continue;
            order.Add(table);
            foreach (var key in uses[table])
            {
                if (--open[key.From] == 0)
                    ready.Enqueue(key.From);
            }
        }
    }
}
