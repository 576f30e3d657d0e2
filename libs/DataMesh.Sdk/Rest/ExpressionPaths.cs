using DataMesh.Tables;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>Paths: fields of structs, elements of lists, rows of other objects.</summary>
internal sealed partial class ExpressionSql
{
    private string Member(QueryNode source, string name) => source switch
    {
        ResourceRangeVariableReferenceNode variable when _values.TryGetValue(variable.Name, out var value) => Field(value, name),
        ResourceRangeVariableReferenceNode variable => $"{_aliases.GetValueOrDefault(variable.Name, _alias)}.{QueryParameters.Name(name)}",
        SingleNavigationNode navigation => Related(navigation.Source, navigation.NavigationProperty.Name, alias => $"{alias}.{QueryParameters.Name(name)}"),
        SingleComplexNode or NonResourceRangeVariableReferenceNode => Field(Translate(source), name),
        _ => throw QueryProblem.Unsupported($"a path through '{source.Kind}'"),
    };

    private static string Field(string value, string name) => $"struct_extract({value}, {Sql.Literal(name)})";

    private string Related(QueryNode source, string navigation, Func<string, string> select)
    {
        var (from, condition, alias) = Join(source, navigation);
        return $"(SELECT {select(alias)} FROM {from} WHERE {condition} LIMIT 1)";
    }

    private (string From, string Condition, string Alias) Join(QueryNode source, string navigation)
    {
        if (source is not ResourceRangeVariableReferenceNode variable || _values.ContainsKey(variable.Name))
        {
            throw QueryProblem.Unsupported($"'{navigation}' along more than one relationship");
        }

        var own = _aliases.GetValueOrDefault(variable.Name, _alias);
        return _scope.Join(variable.StructuredTypeReference.FullName(), navigation, own);
    }

    private string Lambda(LambdaNode node, bool isAll)
    {
        var (from, condition, alias, isValue) = Source(node.Source);
        if (node.CurrentRangeVariable is { } variable)
        {
            (isValue ? _values : _aliases)[variable.Name] = alias;
        }

        // Within any and all, null is false as everywhere: only the negation has to know.
        _negations++;
        var body = $"coalesce({Translate(node.Body)}, false)";
        _negations--;
        return isAll
            ? $"(NOT EXISTS (SELECT 1 FROM {from} WHERE {condition} AND NOT {body}))"
            : $"EXISTS (SELECT 1 FROM {from} WHERE {condition} AND {body})";
    }

    private string Count(CountNode node)
    {
        if (node.Source is not CollectionNavigationNode)
        {
            return $"coalesce(len({Translate(node.Source)}), 0)";
        }

        var (from, condition, _, _) = Source(node.Source);
        return $"(SELECT count(*) FROM {from} WHERE {condition})";
    }

    private (string From, string Condition, string Alias, bool IsValue) Source(CollectionNode source)
    {
        if (source is CollectionNavigationNode navigation)
        {
            var (from, condition, related) = Join(navigation.Source, navigation.NavigationProperty.Name);
            return (from, condition, related, false);
        }

        var alias = _scope.NewAlias();
        return ($"(SELECT unnest({Translate(source)}) AS v) {alias}", "true", $"{alias}.v", true);
    }
}
