using DataMesh.Contracts;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>Reads OData v4 system query options with Microsoft's parser (OData v4.01 part 2, section 5.1).</summary>
internal static class RowQueryParser
{
    public const long DefaultPage = 1_000;
    public const long LargestPage = 100_000;
    private static readonly Uri Root = new("http://port/");
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "$filter", "$orderby", "$select", "$top", "$skip", "$count", "$format" };

    /// <exception cref="QueryProblem">An option is unknown, malformed, or names a column that does not exist.</exception>
    public static RowQuery Parse(PortModel model, SchemaObject schema, IQueryCollection options)
    {
        RequireKnown(options);
        try
        {
            return Read(Parser(model, schema, options), schema);
        }
        catch (ODataException malformed)
        {
            throw new QueryProblem(StatusCodes.Status400BadRequest, $"{malformed.Message} The columns of '{schema.Name}' are {string.Join(", ", schema.Properties.Select(property => property.Name))}.");
        }
    }

    private static void RequireKnown(IQueryCollection options)
    {
        foreach (var name in options.Keys.Where(name => name.StartsWith('$') && !Known.Contains(name)))
        {
            throw new QueryProblem(StatusCodes.Status400BadRequest, $"The query option '{name}' is not supported; use {string.Join(", ", Known)}.");
        }
    }

    private static ODataUriParser Parser(PortModel model, SchemaObject schema, IQueryCollection options)
    {
        var query = string.Join('&', options.Where(option => Known.Contains(option.Key))
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value.ToString())}"));
        return new ODataUriParser(model.Edm, Root, new Uri(Root, $"{schema.Name}?{query}")) { EnableUriTemplateParsing = false };
    }

    private static RowQuery Read(ODataUriParser parser, SchemaObject schema)
    {
        var sql = new FilterSql();
        var filter = parser.ParseFilter();
        var where = filter is null ? null : sql.Translate(filter.Expression);
        var (top, skip) = (parser.ParseTop(), parser.ParseSkip() ?? 0);
        return new()
        {
            Columns = Columns(parser.ParseSelectAndExpand(), schema),
            Where = where,
            OrderBy = OrderBy(parser.ParseOrderBy(), schema, sql),
            Parameters = sql.Parameters,
            Skip = skip,
            Top = top,
            Count = parser.ParseCount() ?? false,
            PageSize = Math.Min(top ?? DefaultPage, LargestPage),
        };
    }

    private static List<string> Columns(SelectExpandClause? select, SchemaObject schema)
    {
        var all = schema.Properties.Select(property => property.Name).ToList();
        if (select is null || select.AllSelected || select.SelectedItems.Any(item => item is WildcardSelectItem))
        {
            return all;
        }

        var selected = select.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.FirstSegment.Identifier).Distinct().ToList();
        return selected.Count == 0 ? all : selected;
    }

    private static List<string> OrderBy(OrderByClause? clause, SchemaObject schema, FilterSql sql)
    {
        var terms = new List<string>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            // OData sorts null below every value.
            terms.Add(clause.Direction == OrderByDirection.Ascending
                ? $"{sql.Translate(clause.Expression)} ASC NULLS FIRST"
                : $"{sql.Translate(clause.Expression)} DESC NULLS LAST");
        }

        var keys = schema.PrimaryKeys.Count > 0 ? schema.PrimaryKeys : schema.Properties;
        terms.AddRange(keys.Select(key => Sql.Identifier(key.Name)));
        return terms;
    }
}
