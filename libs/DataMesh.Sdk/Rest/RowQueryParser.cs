using DataMesh.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>Reads OData v4 system query options with Microsoft's parser (OData v4.01 part 2, section 5.1).</summary>
internal static class RowQueryParser
{
    private const int DeepestExpand = 3;
    private const int MostExpands = 20;
    private const int LongestQuery = 16 * 1024;
    private static readonly Uri Root = new("http://port/");

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$filter", "$orderby", "$select", "$expand", "$search", "$compute", "$apply", "$top", "$skip", "$count", "$format", "$skiptoken",
    };

    /// <param name="model">Of the port.</param>
    /// <param name="schema">The object that the path begins with.</param>
    /// <param name="path">The object's name, with a key in brackets or without.</param>
    /// <param name="options">The request's query options.</param>
    /// <exception cref="QueryProblem">An option is unknown, malformed, or names a column that does not exist.</exception>
    public static RowQuery Parse(PortModel model, SchemaObject schema, string path, IQueryCollection options)
    {
        RequireKnown(options);
        try
        {
            return Read(Parser(model, path, options), model, schema);
        }
        catch (ODataException malformed)
        {
            var columns = string.Join(", ", schema.Properties.Select(property => property.Name));
            throw QueryProblem.Invalid($"{malformed.Message} The columns of '{schema.Name}' are {columns}.");
        }
        catch (Exception malformed) when (malformed is FormatException or OverflowException or ArgumentException)
        {
            // The parser lets some of its own failures through as they are.
            throw QueryProblem.Invalid($"The query cannot be read: {malformed.Message}");
        }
    }

    private static void RequireKnown(IQueryCollection options)
    {
        if (options.Sum(option => option.Key.Length + option.Value.Sum(value => value?.Length ?? 0)) > LongestQuery)
        {
            throw new QueryProblem(StatusCodes.Status414UriTooLong, $"The query options are longer than {LongestQuery} characters.");
        }

        foreach (var (name, values) in options)
        {
            if (name.StartsWith('$') && !Known.Contains(name))
            {
                throw QueryProblem.Invalid($"The query option '{name}' is not supported; use {string.Join(", ", Known)}.");
            }

            if (values.Count > 1 && name is ['$' or '@', ..])
            {
                throw QueryProblem.Invalid($"The query option '{name}' is given {values.Count} times.");
            }
        }
    }

    private static ODataUriParser Parser(PortModel model, string path, IQueryCollection options)
    {
        var query = string.Join('&', options.Where(option => option.Key is ['$' or '@', ..] && option.Key is not ("$format" or "$skiptoken"))
            .Select(option => $"{Uri.EscapeDataString(option.Key)}={Uri.EscapeDataString(option.Value.ToString())}"));
        var parser = new ODataUriParser(model.Edm, Root, new Uri(Root, $"{path}?{query}")) { EnableUriTemplateParsing = false };
        parser.Settings.MaximumExpansionDepth = DeepestExpand;
        parser.Settings.MaximumExpansionCount = MostExpands;
        return parser;
    }

    private static RowQuery Read(ODataUriParser parser, PortModel model, SchemaObject schema)
    {
        var scope = new QueryScope(model, schema);
        var path = parser.ParsePath();
        var key = path.LastSegment as KeySegment;
        var apply = parser.ParseApply();
        var compute = parser.ParseCompute();
        var (filter, search, order) = (parser.ParseFilter(), parser.ParseSearch(), parser.ParseOrderBy());
        var select = parser.ParseSelectAndExpand();
        var (top, skip, count) = (parser.ParseTop(), parser.ParseSkip(), parser.ParseCount());
        scope.Aliases(parser.ParameterAliasNodes);

        var rows = new ApplySql(scope, schema);
        rows.Apply(apply);
        rows.Compute(compute?.ComputedItems);
        var shape = new SelectSql(scope, model);
        return new()
        {
            Scope = scope,
            From = rows.From,
            Columns = rows.Grouped is { } grouped ? SelectSql.OfGroups(grouped, select) : shape.Of(schema, RowQuery.Alias, select),
            Projection = SelectSql.Projection(select, rows.Grouped),
            Where = Where(scope, filter, search, key),
            OrderBy = OrderBy(order, rows.Grouped ?? Keys(schema), new(scope, RowQuery.Alias), RowQuery.Alias),
            IsOrdered = order is not null || skip > 0 || top is not null,
            Skip = skip ?? 0,
            Top = key is null ? top : 1,
            Count = count ?? false,
            IsEntity = key is not null,
        };
    }

    internal static IReadOnlyList<string> Keys(SchemaObject schema) =>
        [.. (schema.PrimaryKeys.Count > 0 ? schema.PrimaryKeys : schema.Properties).Select(property => property.Name)];

    private static string? Where(QueryScope scope, FilterClause? filter, SearchClause? search, KeySegment? key)
    {
        var terms = new List<string>();
        if (key is not null)
        {
            terms.AddRange(key.Keys.Select(pair => $"{RowQuery.Alias}.{QueryParameters.Name(pair.Key)} = {scope.Parameters.Add(pair.Value)}"));
        }

        var expressions = new ExpressionSql(scope, RowQuery.Alias);
        terms.AddRange(new[] { filter?.Expression, search?.Expression }.OfType<QueryNode>().Select(expressions.Translate));
        return terms.Count == 0 ? null : string.Join(" AND ", terms);
    }

    internal static List<string> OrderBy(OrderByClause? clause, IReadOnlyList<string> keys, ExpressionSql expressions, string alias)
    {
        var terms = new List<string>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            // OData sorts null below every value.
            terms.Add(clause.Direction == OrderByDirection.Ascending
                ? $"{expressions.Translate(clause.Expression)} ASC NULLS FIRST"
                : $"{expressions.Translate(clause.Expression)} DESC NULLS LAST");
        }

        terms.AddRange(keys.Select(key => $"{alias}.{QueryParameters.Name(key)}"));
        return terms;
    }
}
