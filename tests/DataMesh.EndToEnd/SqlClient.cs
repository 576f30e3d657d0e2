using System.Net.Http.Json;
using System.Text.Json;

namespace DataMesh.EndToEnd;

internal static class SqlClient
{
    /// <summary>Rows of a query, each as the texts of its columns in order.</summary>
    public static async Task<List<string[]>> PostSqlAsync(this HttpClient gateway, string sql, CancellationToken ct)
    {
        using var response = await gateway.PostAsJsonAsync(new Uri("/sql", UriKind.Relative), new { sql }, ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(ct));
        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), default, ct);
        return
        [
            .. document.RootElement.GetProperty("rows").EnumerateArray()
                .Select(row => row.EnumerateObject().Select(column => column.Value.ToString()).ToArray()),
        ];
    }
}
