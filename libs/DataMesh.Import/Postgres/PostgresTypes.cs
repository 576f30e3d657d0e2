namespace DataMesh.Import;

/// <summary>Types of users resolved to those that every database knows.</summary>
internal sealed class PostgresTypes(IReadOnlyDictionary<uint, PostgresType> types)
{
    /// <summary>What a column's type is in the end.</summary>
    /// <param name="oid">The type.</param>
    /// <param name="name">Its name with its sizes.</param>
    public (string Type, string? TypeName, IReadOnlyList<string> Values, bool IsNotNull) Resolve(uint oid, string name)
    {
        if (!types.TryGetValue(oid, out var type))
            return (name, null, [], false);
        if (type.Labels.Count > 0)
            return ("text", name, type.Labels, false);
        if (type.Element != 0)
        {
            var element = Resolve(type.Element, types.TryGetValue(type.Element, out var item) ? item.Name : name);
            return (element.Type + "[]", name, element.Values, false);
        }

        var below = Resolve(type.Base, type.BaseName ?? name);
        return (below.Type, name, below.Values, type.IsNotNull || below.IsNotNull);
    }
}
