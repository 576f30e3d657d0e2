using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace DataMesh.EndToEnd;

internal static class SqlClient
{
    /// <summary>Rows of a query, each as the texts of its columns in order.</summary>
    public static async Task<List<string[]>> PostSqlAsync(this HttpClient gateway, string sql, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sql", UriKind.Relative)) { Content = JsonContent.Create(new { sql }) };

        // A trace of its own: the test runner's activity is not recorded, and nothing that it calls would be.
        request.Headers.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await gateway.SendAsync(request, ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(ct));
        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), default, ct);
        return
        [
            .. document.RootElement.GetProperty("rows").EnumerateArray()
                .Select(row => row.EnumerateObject().Select(column => column.Value.ToString()).ToArray()),
        ];
    }
}
