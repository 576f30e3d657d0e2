namespace DataMesh.Contracts;

/// <summary>One name for every column, however a reference spells it: by names, by ids, with or without the object.</summary>
internal sealed class ColumnNames
{
    private readonly DataContract _contract;
    private readonly ElementIndex _index;
    private readonly Dictionary<SchemaProperty, string> _names = new(ReferenceEqualityComparer.Instance);

    public ColumnNames(DataContract contract)
    {
        _contract = contract;
        _index = new ElementIndex(contract);
        foreach (var schema in contract.Schema)
        {
            foreach (var property in schema.Properties)
                Collect(schema.Name, property);
        }
    }

    /// <summary>The column of a relationship as <c>object.column</c>; the reference itself when it finds nothing in the contract.</summary>
    public string Of(string reference) => Name(_index.Follow(reference)) ?? reference;

    /// <summary>The object or column of a service level, likewise.</summary>
    public string OfElement(string element) => Name(_index.FollowElement(_contract, element)) ?? element;

    private string? Name(ReferenceTarget target) =>
        target.Property is { } property ? _names.GetValueOrDefault(property) : target.Object?.Name;

    private void Collect(string owner, SchemaProperty property)
    {
        var name = property.Name.Length == 0 ? owner : $"{owner}.{property.Name}";
        _names.TryAdd(property, name);
        IEnumerable<SchemaProperty?> parts = [.. property.Properties, property.Items, property.Keys, property.Values];
        foreach (var part in parts.OfType<SchemaProperty>())
            Collect(name, part);
    }
}
