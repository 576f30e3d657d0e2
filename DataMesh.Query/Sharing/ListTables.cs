using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Query.Sharing;

/// <summary>Lists shares, schemas and tables (protocol, "List Shares" to "List all Tables in a Share").</summary>
internal static class ListTables
{
    public static Ok<Page<Share>> Shares(HttpRequest request, Recipients recipients, SharedTables tables, string? maxResults, string? pageToken) => TypedResults.Ok(Paging.Of(
        tables.Of(recipients.Require(request)).Select(table => table.Share).Distinct().Select(share => new Share(share)), share => share.Name, maxResults, pageToken));

    public static Ok<GivenShare> OneShare(HttpRequest request, Recipients recipients, SharedTables tables, string share) =>
        TypedResults.Ok(new GivenShare(new(tables.OfShare(recipients.Require(request), share)[0].Share)));

    public static Ok<Page<Schema>> Schemas(HttpRequest request, Recipients recipients, SharedTables tables, string share, string? maxResults, string? pageToken) =>
        TypedResults.Ok(Paging.Of(
            tables.OfShare(recipients.Require(request), share).Select(table => new Schema(table.Schema, table.Share)).Distinct(), schema => schema.Name, maxResults, pageToken));

    public static Ok<Page<Table>> Tables(
        HttpRequest request, Recipients recipients, SharedTables tables, string share, string schema, string? maxResults, string? pageToken) => TypedResults.Ok(Paging.Of(
            tables.OfSchema(recipients.Require(request), share, schema).Select(Of), table => table.Name, maxResults, pageToken));

    public static Ok<Page<Table>> AllTables(HttpRequest request, Recipients recipients, SharedTables tables, string share, string? maxResults, string? pageToken) =>
        TypedResults.Ok(Paging.Of(tables.OfShare(recipients.Require(request), share).Select(Of), table => $"{table.Schema}.{table.Name}", maxResults, pageToken));

    private static Table Of(SharedTable table) => new(table.Name, table.Schema, table.Share);

    internal sealed record Share(string Name);

    internal sealed record GivenShare([property: JsonPropertyName("share")] Share Share);

    internal sealed record Schema(string Name, string Share);

    internal sealed record Table(string Name, string Schema, string Share);
}
