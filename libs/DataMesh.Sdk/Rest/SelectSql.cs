using System.Globalization;
using DataMesh.Contracts;
using DataMesh.Tables;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>The columns of an answer: what <c>$select</c> leaves, and what <c>$expand</c> adds as structs and lists of structs.</summary>
internal sealed class SelectSql(QueryScope scope, PortModel model)
{
    public IReadOnlyList<RowColumn> Of(SchemaObject schema, string alias, SelectExpandClause? clause)
    {
        var type = (IEdmEntityType)model.Edm.FindDeclaredType($"{PortModel.Namespace}.{schema.Name}");
        var isMain = alias == RowQuery.Alias;
        var columns = schema.Properties.Select(property => Column(type, property.Name, alias)).ToList();
        columns.AddRange(isMain ? scope.Computed.Select(name => new RowColumn(name, $"{alias}.{QueryParameters.Name(name)}", null)) : []);
        var selected = Selected(clause);
        if (selected is not null)
        {
            columns = [.. columns.Where(column => selected.ContainsKey(column.Name)).Select(column => Narrow(column, selected[column.Name]))];
        }

        foreach (var expand in clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
        {
            columns.Add(Expand(schema, alias, expand));
        }

        return columns;
    }

    public static IReadOnlyList<RowColumn> OfGroups(IReadOnlyList<string> names, SelectExpandClause? clause) =>
        [.. names.Where(name => Selected(clause)?.ContainsKey(name) != false).Select(name =>
            new RowColumn(name, $"{RowQuery.Alias}.{QueryParameters.Name(name)}", null))];

    /// <summary>What stands in brackets in the context's address.</summary>
    public static string Projection(SelectExpandClause? clause, IReadOnlyList<string>? grouped)
    {
        var selected = Selected(clause)?.SelectMany(pair => pair.Value.Count == 0 ? [pair.Key] : pair.Value.Select(field => $"{pair.Key}/{field}"));
        var expanded = clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>()
            .Select(item => $"{item.PathToNavigationProperty.FirstSegment.Identifier}({Projection(item.SelectAndExpand, null)})");
        return string.Join(',', (selected ?? grouped ?? []).Concat(expanded ?? []));
    }

    private static RowColumn Column(IEdmEntityType type, string name, string alias) =>
        new(name, $"{alias}.{QueryParameters.Name(name)}", type.FindProperty(name)?.Type is IEdmPrimitiveTypeReference primitive ? primitive.FullName() : null);

    /// <summary>Names with the fields inside them that are asked for; null for all.</summary>
    private static Dictionary<string, List<string>>? Selected(SelectExpandClause? clause)
    {
        var paths = clause?.SelectedItems.OfType<PathSelectItem>().ToList() ?? [];
        if (paths.Count == 0 || clause!.SelectedItems.Any(item => item is WildcardSelectItem))
        {
            return null;
        }

        return paths.GroupBy(item => item.SelectedPath.FirstSegment.Identifier).ToDictionary(
            group => group.Key,
            group => group.Any(item => item.SelectedPath.Count == 1 && item.SelectAndExpand is null or { AllSelected: true })
                ? []
                : group.SelectMany(Fields).Distinct().ToList(),
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> Fields(PathSelectItem item) => item.SelectedPath.Count > 1
        ? [item.SelectedPath.Skip(1).First().Identifier]
        : item.SelectAndExpand.SelectedItems.OfType<PathSelectItem>().Select(nested => nested.SelectedPath.FirstSegment.Identifier);

    /// <summary>A struct with only some of its fields.</summary>
    private static RowColumn Narrow(RowColumn column, List<string> fields) => fields.Count == 0 ? column : column with
    {
        Sql = $"CASE WHEN {column.Sql} IS NOT NULL THEN {{{string.Join(", ", fields.Select(field =>
            $"{Sql.Literal(field)}: struct_extract({column.Sql}, {Sql.Literal(field)})"))}}} END",
    };

    private RowColumn Expand(SchemaObject schema, string own, ExpandedNavigationSelectItem expand)
    {
        var name = expand.PathToNavigationProperty.FirstSegment.Identifier;
        var navigation = scope.Navigation(schema.Name, name);
        var (from, condition, alias) = scope.Join(schema.Name, name, own);
        var expressions = new ExpressionSql(scope, alias);
        if (expand.FilterOption is { } filter)
        {
            condition += $" AND {expressions.Translate(filter.Expression)}";
        }

        var fields = Of(navigation.Target, alias, expand.SelectAndExpand).Select(column => $"{Sql.Literal(column.Name)}: {column.Sql}");
        var row = $"{{{string.Join(", ", fields)}}}";
        if (!navigation.Many)
        {
            return new(name, $"(SELECT {row} FROM {from} WHERE {condition} LIMIT 1)", null);
        }

        var order = string.Join(", ", RowQueryParser.OrderBy(expand.OrderByOption, RowQueryParser.Keys(navigation.Target), expressions, alias));
        var (first, last) = (expand.SkipOption ?? 0, expand.TopOption is { } top ? (expand.SkipOption ?? 0) + top : long.MaxValue);
        var rows = scope.NewAlias();
        return new(name, string.Create(
            CultureInfo.InvariantCulture,
            $"coalesce((SELECT list({rows}.v ORDER BY {rows}.n) FROM (SELECT {row} AS v, row_number() OVER (ORDER BY {order}) AS n FROM {from} WHERE {condition}) {rows} WHERE {rows}.n > {first} AND {rows}.n <= {last}), [])"), null);
    }
}
