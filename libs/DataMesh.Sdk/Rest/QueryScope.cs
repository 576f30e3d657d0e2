using System.Globalization;
using DataMesh.Contracts;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>What the parts of one request's query share: its values, its aliases, and the objects it reads.</summary>
internal sealed class QueryScope(PortModel model, SchemaObject schema)
{
    private readonly HashSet<string> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _computed = [];
    private IDictionary<string, SingleValueNode> _parameterAliases = new Dictionary<string, SingleValueNode>();
    private int _aliases;

    public QueryParameters Parameters { get; } = new();

    /// <summary>The objects that the query reads beside its own.</summary>
    public IEnumerable<string> Objects => _objects;

    /// <summary>Columns that the request made, by <c>$compute</c> or <c>$apply</c>.</summary>
    public IReadOnlyList<string> Computed => _computed;

    public string NewAlias() => string.Create(CultureInfo.InvariantCulture, $"r{++_aliases}");

    public void Compute(string name) => _computed.Add(name);

    public void Aliases(IDictionary<string, SingleValueNode> nodes) => _parameterAliases = nodes;

    /// <exception cref="QueryProblem">The request does not give the alias a value.</exception>
    public SingleValueNode Alias(string name) => _parameterAliases.TryGetValue(name, out var node) && node is not null
        ? node
        : throw QueryProblem.Invalid($"The query uses '{name}', but the address gives it no value, as in {name}=1.");

    /// <summary>The name if it is a column, of the object or made by the request.</summary>
    public string? Known(string name) =>
        _computed.Contains(name) || schema.Properties.Any(property => property.Name == name) ? name : null;

    /// <summary>The relation with the rows of an object.</summary>
    public string Relation(string @object)
    {
        _objects.Add(@object);
        return RelationName(@object);
    }

    public static string RelationName(string @object) => QueryParameters.Name($"rows of {@object}");

    /// <summary>The rows of another object that belong to a row of this one.</summary>
    public (string From, string Condition, string Alias) Join(string type, string navigation, string own)
    {
        var found = Navigation(type[(type.LastIndexOf('.') + 1)..], navigation);
        var alias = NewAlias();
        var equal = found.Columns.Select(pair => $"{alias}.{QueryParameters.Name(pair.Theirs)} = {own}.{QueryParameters.Name(pair.Own)}");
        return ($"{Relation(found.Target.Name)} {alias}", string.Join(" AND ", equal), alias);
    }

    public Navigation Navigation(string @object, string name) => model.Navigations[@object].First(navigation => navigation.Name == name);

    /// <summary>True where any text of the row holds the word, whatever its case.</summary>
    public string Search(string alias, string word)
    {
        var texts = schema.Properties.Where(property => property.LogicalType is LogicalType.String or null).ToList();
        return texts.Count == 0
            ? "false"
            : $"({string.Join(" OR ", texts.Select(text =>
                $"coalesce(contains(lower({alias}.{QueryParameters.Name(text.Name)}), lower({Parameters.Add(word)})), false)"))})";
    }
}
