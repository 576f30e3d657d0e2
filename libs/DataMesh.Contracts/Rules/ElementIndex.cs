namespace DataMesh.Contracts;

/// <summary>
/// The objects and properties of one contract by name and by id: what references point at. Lookups work on spans, because a hostile
/// document repeats a long reference many times.
/// </summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<string, SchemaObject> _objectsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaObject> _objectsById = new(StringComparer.Ordinal);
    private readonly Dictionary<object, Children> _children = new(ReferenceEqualityComparer.Instance);

    public ElementIndex(DataContract contract)
    {
        foreach (var schemaObject in contract.Schema)
        {
            _objectsByName.TryAdd(schemaObject.Name, schemaObject);
            if (schemaObject.PhysicalName is { } physical)
                _objectsByName.TryAdd(physical, schemaObject);
            if (schemaObject.Id is { } id)
                _objectsById.TryAdd(id, schemaObject);
            foreach (var property in schemaObject.Properties)
                Collect(schemaObject, property);
        }
    }

    /// <summary>Every property with its object, in the order of the file: nested ones, items, keys and values of maps included.</summary>
    public List<(SchemaObject Object, SchemaProperty Property)> Properties { get; } = [];

    public IEnumerable<string> ObjectNames => _objectsByName.Keys;

    public SchemaObject? FindObject(ReadOnlySpan<char> nameOrId, bool byId) =>
        (byId ? _objectsById : _objectsByName).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(nameOrId, out var found) ? found : null;

    /// <summary>A property among the given ones, or null.</summary>
    public SchemaProperty? FindProperty(IReadOnlyList<SchemaProperty> among, ReadOnlySpan<char> nameOrId, bool byId)
    {
        if (!_children.TryGetValue(among, out var children))
            _children.Add(among, children = new Children(among));
        return children.Find(nameOrId, byId);
    }

    /// <summary>The fields below a property: its own, those of its items, or those of a map's values.</summary>
    public static IReadOnlyList<SchemaProperty> FieldsOf(SchemaProperty property)
    {
        for (var current = property; current is not null; current = current.Items ?? current.Values)
        {
            if (current.Properties.Count > 0)
                return current.Properties;
        }

        return [];
    }

    private void Collect(SchemaObject schemaObject, SchemaProperty? property)
    {
        if (property is null)
            return;
        Properties.Add((schemaObject, property));
        foreach (var nested in property.Properties)
            Collect(schemaObject, nested);
        Collect(schemaObject, property.Items);
        Collect(schemaObject, property.Keys);
        Collect(schemaObject, property.Values);
    }

    private sealed class Children
    {
        private readonly Dictionary<string, SchemaProperty> _byName = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SchemaProperty> _byId = new(StringComparer.Ordinal);

        public Children(IReadOnlyList<SchemaProperty> properties)
        {
            foreach (var property in properties)
            {
                _byName.TryAdd(property.Name, property);
                if (property.Id is { } id)
                    _byId.TryAdd(id, property);
            }

            foreach (var property in properties.Where(p => p.PhysicalName is not null))
                _byName.TryAdd(property.PhysicalName!, property);
        }

        public SchemaProperty? Find(ReadOnlySpan<char> nameOrId, bool byId) =>
            (byId ? _byId : _byName).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(nameOrId, out var found) ? found : null;
    }
}
