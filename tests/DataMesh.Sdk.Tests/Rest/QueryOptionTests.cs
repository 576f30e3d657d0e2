using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace DataMesh.Sdk.Tests.Rest;

/// <summary>Everything of OData beside filters. The rows are those of <see cref="Documents.Csv"/>.</summary>
public sealed class QueryOptionTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TestDomain _domain = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _domain.StartAsync();
        await _domain.RunAsync();
    }

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rest", "answers.txt")).Skip(1).Where(line => line.Length > 0))
        {
            var at = line.IndexOf(" => ", StringComparison.Ordinal);
            cases.Add(line[..at], line[(at + 4)..]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_query_gives_just_its_rows(string query, string expected)
    {
        var answer = await _domain.GetAsync(TestDomain.Rows + query);
        answer.Remove("@odata.context");
        var value = answer.ContainsKey("value") ? answer["value"]! : answer;

        Assert.Equal(Sorted(JsonNode.Parse(expected)!, query), Sorted(value, query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?$filter=amount gt 20&$orderby=amount desc&$count=true")]
    [InlineData("?$select=id,ordered_on&$top=2")]
    [InlineData("(3)")]
    public async Task A_strict_reader_reads_our_payload_by_our_metadata(string query)
    {
        using var metadata = await _domain.Http.GetAsync(new Uri("/data/shop/orders/v1/$metadata", UriKind.Relative), Cancel);
        using var xml = XmlReader.Create(await metadata.Content.ReadAsStreamAsync(Cancel));
        var model = CsdlReader.Parse(xml);
        using var response = await _domain.Http.GetAsync(new Uri(TestDomain.Rows + query, UriKind.Relative), Cancel);
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);

        var ids = new List<object?>();
        using var reader = new ODataMessageReader(
            new ReceivedMessage(response, body), new ODataMessageReaderSettings { Validations = ValidationKinds.All, BaseUri = new("http://localhost/") }, model);
        var set = model.FindDeclaredEntitySet("order");
        var rows = query.StartsWith('(') ? reader.CreateODataResourceReader(set, set.EntityType) : reader.CreateODataResourceSetReader(set, set.EntityType);
        while (rows.Read())
        {
            if (rows is { State: ODataReaderState.ResourceEnd, Item: ODataResource row })
            {
                ids.Add(row.Properties.OfType<ODataProperty>().First(property => property.Name == "id").Value);
            }
        }

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.IsType<long>(id));
    }

    [Fact]
    public async Task Pages_stay_on_one_version_while_new_rows_come()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{TestDomain.Rows}?$select=id", UriKind.Relative));
        request.Headers.Add("Prefer", "odata.maxpagesize=3");
        using var first = await _domain.Http.SendAsync(request, Cancel);
        var page = JsonNode.Parse(await first.Content.ReadAsStringAsync(Cancel))!;
        _domain.Write(Path.Combine("data", "orders.csv"), "id,customer,amount,ordered_on,paid\n9,Eve,1,2026-03-01,true\n");
        await _domain.RunAsync();

        var next = await _domain.GetAsync(new Uri((string)page["@odata.nextLink"]!).PathAndQuery);

        Assert.Equal("""[{"id":1},{"id":2},{"id":3}]""", page["value"]!.ToJsonString());
        Assert.Equal("""[{"id":4},{"id":5}]""", next["value"]!.ToJsonString());
        Assert.Equal("""[{"id":9}]""", (await _domain.GetAsync($"{TestDomain.Rows}?$select=id"))["value"]!.ToJsonString());
        Assert.Equal(5, (await _domain.GetAsync($"{TestDomain.Rows}?asOf=0"))["value"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("?asOf=99", HttpStatusCode.BadRequest)]
    [InlineData("?asOf=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("?asOf=soon", HttpStatusCode.BadRequest)]
    [InlineData("?asOf=2001-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("?$skiptoken=x", HttpStatusCode.BadRequest)]
    [InlineData("(99)", HttpStatusCode.NotFound)]
    [InlineData("('x')", HttpStatusCode.BadRequest)]
    [InlineData("?$expand=nothing", HttpStatusCode.BadRequest)]
    [InlineData("?$format=pdf", HttpStatusCode.NotAcceptable)]
    public async Task What_is_not_there_is_said(string query, HttpStatusCode status) =>
        Assert.Equal(status, (await _domain.ProblemAsync(TestDomain.Rows + query)).Status);

    [Theory]
    [InlineData("(", ")", 1_000)]
    [InlineData("not ", "", 1_000)]
    [InlineData("(", ")", 10_000)]
    public async Task A_filter_that_is_nested_without_end_is_refused(string open, string close, int times)
    {
        var filter = string.Concat(Enumerable.Repeat(open, times)) + "paid" + string.Concat(Enumerable.Repeat(close, times));
        var (status, _, _) = await _domain.ProblemAsync($"{TestDomain.Rows}?$filter={filter}");

        Assert.Contains(status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestUriTooLong });
    }

    [Fact]
    public async Task Rows_come_in_lines_and_in_Parquet()
    {
        Assert.Equal("{\"id\":1}\n{\"id\":2}\n", await _domain.Http.GetStringAsync(new Uri($"{TestDomain.Rows}?$format=ndjson&$select=id&$top=2", UriKind.Relative), Cancel));
        Assert.Equal("5", await _domain.Http.GetStringAsync(new Uri($"{TestDomain.Rows}/$count", UriKind.Relative), Cancel));
        var file = await _domain.Http.GetByteArrayAsync(new Uri($"{TestDomain.Rows}?$format=parquet&$filter=id gt 3", UriKind.Relative), Cancel);
        Assert.Equal("PAR1"u8.ToArray(), file[..4]);
    }

    [Fact]
    public async Task Behind_a_gateway_addresses_are_those_of_the_gateway()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(TestDomain.Rows, UriKind.Relative));
        request.Headers.Add("X-Forwarded-Host", "data.example.org");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await _domain.Http.SendAsync(request, Cancel);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal("https://data.example.org/data/shop/orders/v1/$metadata#order", (string?)answer["@odata.context"]);
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    /// <summary>Rows in a stable order, where the query asks for none.</summary>
    private static string Sorted(JsonNode value, string query) => value is JsonArray rows && !query.Contains("orderby", StringComparison.Ordinal)
        ? string.Join('\n', rows.Select(row => row!.ToJsonString(Plain)).Order(StringComparer.Ordinal))
        : value.ToJsonString(Plain);

    private sealed class ReceivedMessage(HttpResponseMessage response, Stream body) : IODataResponseMessage
    {
        public IEnumerable<KeyValuePair<string, string>> Headers => [];

        public int StatusCode { get; set; } = 200;

        public string? GetHeader(string headerName) => headerName switch
        {
            "Content-Type" => response.Content.Headers.ContentType?.ToString(),
            "OData-Version" => response.Headers.GetValues("OData-Version").Single(),
            _ => null,
        };

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => body;
    }
}
