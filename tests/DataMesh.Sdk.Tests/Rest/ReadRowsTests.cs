using System.Net;
using System.Net.Http.Headers;

namespace DataMesh.Sdk.Tests.Rest;

/// <summary>The rest interface as a consumer uses it. The rows are those of <see cref="Documents.Csv"/>.</summary>
public sealed class ReadRowsTests : IAsyncLifetime
{
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
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rest", "filters.txt")).Where(line => line.Contains("=>", StringComparison.Ordinal)))
        {
            var parts = line.Split("=>", StringSplitOptions.TrimEntries);
            cases.Add(parts[0], parts[1]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_filter_gives_just_its_rows(string filter, string ids)
    {
        var answer = await _domain.GetAsync($"{TestDomain.Rows}?$orderby=id&$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(ids, string.Join(' ', answer["value"]!.AsArray().Select(row => row!["id"]!.ToString())));
    }

    [Fact]
    public async Task Pages_cover_every_row_once()
    {
        var seen = new List<string>();
        for (var next = $"{TestDomain.Rows}?$orderby=customer&$top=2&$skip=0"; seen.Count < 5; next = $"{TestDomain.Rows}?$orderby=customer&$top=2&$skip={seen.Count}")
        {
            seen.AddRange((await _domain.GetAsync(next))["value"]!.AsArray().Select(row => row!["id"]!.ToString()));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], seen.Order());
    }

    [Fact]
    public async Task A_count_counts_what_the_filter_leaves_and_select_cuts_columns()
    {
        var answer = await _domain.GetAsync($"{TestDomain.Rows}?$filter=amount gt 15&$top=1&$count=true&$select=id,amount");

        Assert.Equal(4, (int)answer["@odata.count"]!);
        Assert.Equal("""{"id":2,"amount":20}""", answer["value"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task CSV_quotes_what_has_to_be_quoted_and_leaves_null_empty()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{TestDomain.Rows}?$orderby=id&$top=3", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var response = await _domain.Http.SendAsync(request, Cancel);

        Assert.Equal(
            "id,customer,amount,ordered_on,paid\r\n1,Ada,10.5,2026-01-01,true\r\n2,\"Byron, Lord\",20,2026-01-02,false\r\n3,,30,2026-01-03,true\r\n",
            await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_answered_with_those_there_are()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(TestDomain.Rows, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/pdf"));
        using var response = await _domain.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("text/csv", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$filter=total gt 1", "total")]
    [InlineData("$orderby=total", "total")]
    [InlineData("$select=total", "total")]
    public async Task A_column_that_does_not_exist_is_named_with_those_that_do(string option, string named)
    {
        var (status, type, detail) = await _domain.ProblemAsync($"{TestDomain.Rows}?{option}");

        Assert.Equal((HttpStatusCode.BadRequest, "urn:datamesh:problem:query-invalid"), (status, type));
        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.Contains("id, customer, amount, ordered_on, paid", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$top=-1")]
    [InlineData("$filter=amount gt")]
    [InlineData("$unheard=1")]
    [InlineData("$filter=customer eq 'x' or (")]
    public async Task A_malformed_option_is_refused(string option) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _domain.ProblemAsync($"{TestDomain.Rows}?{option}")).Status);

    [Fact]
    public async Task Rows_that_have_not_changed_are_not_sent_again()
    {
        using var first = await _domain.Http.GetAsync(new Uri(TestDomain.Rows, UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(TestDomain.Rows, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _domain.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("0", first.Headers.GetValues("DataMesh-Data-Version").Single());
    }

    [Fact]
    public async Task The_port_describes_itself()
    {
        var service = await _domain.GetAsync("/data/shop/orders/v1");
        using var metadata = await _domain.Http.GetAsync(new Uri("/data/shop/orders/v1/$metadata", UriKind.Relative), Cancel);

        Assert.Equal("order", (string?)service["value"]![0]!["name"]);
        Assert.Contains("<Property Name=\"ordered_on\" Type=\"Edm.Date\"", await metadata.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_the_contract_lacks_is_answered_with_those_it_has()
    {
        var (status, _, detail) = await _domain.ProblemAsync("/data/shop/orders/v1/invoice");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("'order'", detail, StringComparison.Ordinal);
    }
}
