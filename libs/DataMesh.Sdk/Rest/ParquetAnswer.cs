using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>Rows as a Parquet file. Its footer knows all of it, so DuckDB writes it to disk before it is sent.</summary>
internal static class ParquetAnswer
{
    public static async Task WriteAsync(HttpContext http, DuckDbSession session, string sql, IReadOnlyList<object?> values)
    {
        var file = Path.Combine(Path.GetTempPath(), $"datamesh-{Path.GetRandomFileName()}.parquet");
        try
        {
            await using (var copied = await session.QueryAsync($"COPY ({sql}) TO {Sql.Literal(file)} (FORMAT parquet)", values, http.RequestAborted))
            {
                await copied.ReadAsync();
            }

            http.Response.ContentLength = new FileInfo(file).Length;
            if (!HttpMethods.IsHead(http.Request.Method))
            {
                await http.Response.SendFileAsync(file, http.RequestAborted);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
