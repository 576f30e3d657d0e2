using DataMesh.Contracts;

namespace DataMesh.Sdk.Rest;

/// <summary>A way from the rows of an object to rows of another one of the same contract.</summary>
/// <param name="Name">Of the navigation property.</param>
/// <param name="Many">True towards the object that refers, false towards the one that is referred to.</param>
/// <param name="Target">The other object.</param>
/// <param name="Columns">Which columns are equal.</param>
internal sealed record Navigation(string Name, bool Many, SchemaObject Target, IReadOnlyList<(string Own, string Theirs)> Columns)
{
    /// <summary>The navigations of every object, by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Navigation>> Of(DataContract contract)
    {
        var all = contract.Schema.ToDictionary(schema => schema.Name, _ => new List<Navigation>(), StringComparer.Ordinal);
        foreach (var (source, from, to) in contract.Schema.SelectMany(Keys))
        {
            var parts = to.Select(reference => reference.Split('.')).ToList();
            if (from.Count == 0 || from.Count != to.Count || !parts.TrueForAll(part => part.Length == 2 && part[0] == parts[0][0])
                || contract.Schema.FirstOrDefault(schema => schema.Name == parts[0][0]) is not { } target
                || !from.TrueForAll(name => Has(source, name)) || !parts.TrueForAll(part => Has(target, part[1])))
            {
                continue;
            }

            var columns = from.Zip(parts, (own, part) => (Own: own, Theirs: part[1])).ToList();
            var suffix = string.Join('_', from);
            all[source.Name].Add(new(Free(all, source, target.Name, $"by_{suffix}"), Many: false, target, columns));
            all[target.Name].Add(new(Free(all, target, source.Name, $"of_{suffix}"), Many: true, source, [.. columns.Select(pair => (pair.Theirs, pair.Own))]));
        }

        return all.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Navigation>)pair.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<(SchemaObject Source, List<string> From, IReadOnlyList<string> To)> Keys(SchemaObject schema)
    {
        var own = schema.Relationships.Select(key => (schema, key.From.Select(column => column[(column.LastIndexOf('.') + 1)..]).ToList(), key.To));
        var single = schema.Properties.SelectMany(property => property.Relationships.Select(key => (schema, new List<string> { property.Name }, key.To)));
        return own.Concat(single);
    }

    private static bool Has(SchemaObject schema, string column) => schema.Properties.Any(property => property.Name == column);

    /// <summary>The other object's name, unless something of the object is called so.</summary>
    private static string Free(Dictionary<string, List<Navigation>> all, SchemaObject schema, string name, string suffix)
    {
        var isTaken = Has(schema, name) || all[schema.Name].Exists(navigation => navigation.Name == name) || name == schema.Name;
        return isTaken ? $"{name}_{suffix}" : name;
    }
}
