using DataMesh.Tables;

namespace DataMesh.Sdk.Rest;

/// <summary>Columns as OData's JSON wants them (OData JSON format 4.0, sections 3 and 4.5).</summary>
internal static class JsonColumns
{
    public static string ContentType(AnswerForm form) =>
        $"application/json;odata.metadata={form.Metadata.ToString().ToLowerInvariant()};IEEE754Compatible={(form.NumbersAsText ? "true" : "false")};charset=utf-8";

    public static IEnumerable<RowColumn> Of(RowRequest request, string root)
    {
        if (request.Form.Metadata == MetadataLevel.Full && request.Query.Columns.All(column => column.Edm is not null || request.Schema.Properties.Any(p => p.Name == column.Name)))
        {
            yield return new("@odata.type", Sql.Literal($"#{PortModel.Namespace}.{request.Schema.Name}"), null);
            if (request.Schema.PrimaryKeys.Count > 0)
            {
                yield return new("@odata.id", Identity(request, root), null);
            }
        }

        foreach (var column in request.Query.Columns)
        {
            if (request.Form.Metadata == MetadataLevel.Full && column.Edm is not (null or "Edm.String" or "Edm.Boolean" or "Edm.Double"))
            {
                yield return new($"{column.Name}@odata.type", Sql.Literal($"#{column.Edm["Edm.".Length..]}"), null);
            }

            yield return column.Edm switch
            {
                "Edm.Int64" or "Edm.Decimal" when request.Form.NumbersAsText => column with { Sql = $"({column.Sql})::VARCHAR" },
                _ => column,
            };
        }
    }

    private static string Identity(RowRequest request, string root)
    {
        var isSingle = request.Schema.PrimaryKeys.Count == 1;
        var keys = request.Schema.PrimaryKeys.Select(key =>
        {
            var column = $"{RowQuery.Alias}.{QueryParameters.Name(key.Name)}";
            var value = key.LogicalType is Contracts.LogicalType.String or null
                ? $"'''' || url_encode(replace({column}, '''', '''''')) || ''''"
                : $"{column}::VARCHAR";
            return isSingle ? value : $"{Sql.Literal(key.Name + "=")} || {value}";
        });
        return $"{Sql.Literal($"{root}/{request.Schema.Name}(")} || {string.Join(" || ',' || ", keys)} || ')'";
    }
}
