using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DataMesh.Tables;

namespace DataMesh.Query.Tests.Sharing;

public sealed class SharingTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    private const string Airport = SharingClient.Airport;
    private readonly SharingClient _client = new(mesh.App);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shares_are_domains_schemas_are_majors_of_contracts_and_tables_are_objects()
    {
        Assert.Superset(new HashSet<string> { "airports", "flights", "late-domain" }, Names(await _client.GetAsync("/shares")).ToHashSet());
        Assert.Equal("flights", (string?)(await _client.GetAsync("/shares/FLIGHTS"))["share"]!["name"]);
        Assert.Equal(["on-time-performance_v1", "on-time-performance_v2"], Names(await _client.GetAsync("/shares/flights/schemas")));
        Assert.Equal(
            """[{"name":"flight","schema":"on-time-performance_v2","share":"flights"}]""",
            (await _client.GetAsync("/shares/flights/schemas/On-Time-Performance_V2/tables"))["items"]!.ToJsonString());
        Assert.Equal(2, (await _client.GetAsync("/shares/flights/all-tables"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_neither_repeat_nor_skip()
    {
        var (seen, token) = (new List<string>(), string.Empty);
        do
        {
            var page = await _client.GetAsync($"/shares/flights/all-tables?maxResults=1&pageToken={token}");
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["schema"]!));
            token = (string?)page["nextPageToken"];
        }
        while (!string.IsNullOrEmpty(token) && seen.Count < 10);

        Assert.Equal(["on-time-performance_v1", "on-time-performance_v2"], seen);
        var none = await _client.GetAsync("/shares/flights/all-tables?maxResults=0");
        Assert.Empty(none["items"]!.AsArray());
        Assert.NotNull((string?)none["nextPageToken"]);
    }

    [Theory]
    [InlineData("GET", "/shares?maxResults=-1", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", "/shares?maxResults=some", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", "/shares?pageToken=%25%25", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", "/shares/nobody", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("GET", "/shares/airports/schemas/none/tables", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("GET", "/shares/airports/schemas/airports_v1/tables/none/metadata", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("GET", "/shares/late-domain/schemas/late_v1/tables/not_yet/version", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("GET", Airport + "/changes", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", Airport + "/changes?startingVersion=99", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", Airport + "/changes?startingVersion=x", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", Airport + "/version?startingTimestamp=soon", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", Airport + "/version?startingTimestamp=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE")]
    [InlineData("GET", Airport + "/secrets", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("DELETE", "/shares", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST")]
    [InlineData("GET", "/files/YWlycG9ydHM?expires=99999999999999&signature=x", HttpStatusCode.Forbidden, "PERMISSION_DENIED")]
    [InlineData("GET", "/files/YWlycG9ydHM", HttpStatusCode.Forbidden, "PERMISSION_DENIED")]
    public async Task Errors_have_the_shape_of_the_protocol(string method, string path, HttpStatusCode status, string code)
    {
        var error = await _client.ErrorAsync(new(method), path);

        Assert.Equal((status, code), (error.Status, error.Code));
        Assert.NotEmpty(error.Message);
    }

    [Theory]
    [InlineData("""{"version":9}""", "There is no version 9")]
    [InlineData("""{"version":0,"timestamp":"2026-01-01T00:00:00Z"}""", "not both")]
    [InlineData("""{"startingVersion":0,"version":0}""", "neither version nor timestamp")]
    [InlineData("""{"startingVersion":5}""", "There is no version 5")]
    [InlineData("""{"timestamp":"1999-01-01T00:00:00Z"}""", "no commit yet")]
    [InlineData("""{"version":"one"}""", "The body is not a query")]
    [InlineData("{", "The body is not a query")]
    public async Task Queries_that_make_no_sense_are_told_why(string body, string reason)
    {
        var error = await _client.ErrorAsync(HttpMethod.Post, Airport + "/query", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE"), (error.Status, error.Code));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_in_the_head_by_GET_and_by_the_older_HEAD()
    {
        using var get = await _client.SendAsync(HttpMethod.Get, Airport + "/version");
        using var head = await _client.SendAsync(HttpMethod.Head, Airport);
        using var since = await _client.SendAsync(HttpMethod.Get, Airport + "/version?startingTimestamp=2020-01-01T00:00:00Z");

        Assert.All([get, head, since], response => Assert.Equal(("0", HttpStatusCode.OK), (Assert.Single(response.Headers.GetValues("Delta-Table-Version")), response.StatusCode)));
    }

    [Fact]
    public async Task A_query_gives_protocol_metadata_and_files_whose_addresses_open_the_rows()
    {
        var (version, lines) = await _client.LinesAsync(HttpMethod.Post, Airport + "/query", new { });

        Assert.Equal(0, version);
        Assert.Equal("""{"protocol":{"minReaderVersion":1}}""", lines[0].ToJsonString());
        Assert.Equal(["iata", "city"], JsonNode.Parse((string)lines[1]["metaData"]!["schemaString"]!)!["fields"]!.AsArray().Select(field => (string)field!["name"]!));
        Assert.Equal(1, (int)lines[1]["metaData"]!["numFiles"]!);
        var file = lines[2]["file"]!;
        Assert.Null(file["version"]);
        var bytes = await BytesAsync((string)file["url"]!);
        Assert.Equal((long)file["size"]!, bytes.Length);
        Assert.Equal(["JFK", "SFO", "XXX"], await ColumnAsync(bytes, "iata"));

        var again = await _client.LinesAsync(HttpMethod.Post, Airport + "/query", new { });
        Assert.Equal((string)file["id"]!, (string)again.Lines[2]["file"]!["id"]!);
    }

    [Fact]
    public async Task Parts_of_a_file_are_read_by_range_and_its_head_by_HEAD()
    {
        var (_, lines) = await _client.LinesAsync(HttpMethod.Post, Airport + "/query", new { });
        var (address, size) = ((string)lines[2]["file"]!["url"]!, (long)lines[2]["file"]!["size"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(size - 4, size - 1);
        using var part = await mesh.App.CreateClient().SendAsync(request, Cancel);
        using var head = await _client.SendAsync(HttpMethod.Head, address);

        Assert.Equal((HttpStatusCode.PartialContent, "PAR1"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal((HttpStatusCode.OK, size), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task An_address_opens_its_own_file_and_no_other()
    {
        var (_, lines) = await _client.LinesAsync(HttpMethod.Post, Airport + "/query", new { });
        var address = (string)lines[2]["file"]!["url"]!;
        var path = address[(address.LastIndexOf('/') + 1)..address.IndexOf('?', StringComparison.Ordinal)];
        var other = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes("flights/on-time-performance/v1/flight/_delta_log/00000000000000000000.json"));

        foreach (var forged in (string[])[address.Replace(path, other, StringComparison.Ordinal), address.Replace("expires=", "expires=9", StringComparison.Ordinal), address[..^1]])
        {
            Assert.Equal((HttpStatusCode.Forbidden, "PERMISSION_DENIED"), (await _client.ErrorAsync(HttpMethod.Get, forged)) is var error ? (error.Status, error.Code) : default);
        }
    }

    [Fact]
    public async Task Delta_is_answered_where_it_alone_is_asked_for_and_its_actions_are_those_of_a_log()
    {
        var (_, lines) = await _client.LinesAsync(HttpMethod.Post, Airport + "/query", new { }, "responseformat=delta;readerfeatures=deletionvectors");
        var add = lines[2]["file"]!["deltaSingleAction"]!["add"]!;

        Assert.Equal(1, (int)lines[0]["protocol"]!["deltaProtocol"]!["minReaderVersion"]!);
        Assert.NotNull(lines[1]["metaData"]!["deltaMetadata"]!["schemaString"]);
        Assert.Equal(3, (await ColumnAsync(await BytesAsync((string)add["path"]!), "iata")).Count);

        using var both = await _client.SendAsync(HttpMethod.Get, Airport + "/metadata", capabilities: "ResponseFormat=Delta,Parquet");
        using var none = await _client.SendAsync(HttpMethod.Get, Airport + "/metadata");
        Assert.Equal("responseformat=parquet", Assert.Single(both.Headers.GetValues("delta-sharing-capabilities")));
        Assert.False(none.Headers.Contains("delta-sharing-capabilities"));
        var odd = await _client.ErrorAsync(HttpMethod.Get, Airport + "/metadata", capabilities: "responseformat=iceberg");
        Assert.Equal(HttpStatusCode.BadRequest, odd.Status);
    }

    [Fact]
    public async Task Versions_and_changes_are_those_of_the_log()
    {
        var table = await ChangingTableAsync("history");

        var (oldVersion, old) = await _client.LinesAsync(HttpMethod.Post, table + "/query", new { version = 0 });
        var (newVersion, _) = await _client.LinesAsync(HttpMethod.Post, table + "/query", new { timestamp = "2999-01-01T00:00:00Z" });
        var (from, changes) = await _client.LinesAsync(HttpMethod.Get, table + "/changes?startingVersion=1");
        var (_, feed) = await _client.LinesAsync(HttpMethod.Post, table + "/query", new { startingVersion = 0, endingVersion = 0 });

        Assert.Equal((0L, 1L, 1L), (oldVersion, newVersion, from));
        Assert.Equal(0, (long)old[2]["file"]!["version"]!);
        Assert.Equal(["1"], await ColumnAsync(await BytesAsync((string)old[2]["file"]!["url"]!), "n"));
        Assert.Equal(["protocol", "metaData", "remove", "add"], changes.Select(line => line.Single().Key));
        Assert.Equal(["1"], await ColumnAsync(await BytesAsync((string)changes[2]["remove"]!["url"]!), "n"));
        Assert.Equal(["2"], await ColumnAsync(await BytesAsync((string)changes[3]["add"]!["url"]!), "n"));
        Assert.Equal((1L, true), ((long)changes[3]["add"]!["version"]!, (long)changes[3]["add"]!["timestamp"]! > 0));
        Assert.Equal(["protocol", "metaData", "add"], feed.Select(line => line.Single().Key));
    }

    [Fact]
    public async Task A_recipient_is_known_by_its_token_and_sees_its_shares_alone()
    {
        await using var app = mesh.Start()
            .With("DataMesh:Sharing:Recipients:guild:TokenHash", Hash("secret")).With("DataMesh:Sharing:Recipients:guild:Shares:0", "Airports")
            .With("DataMesh:Sharing:Recipients:past:TokenHash", Hash("old")).With("DataMesh:Sharing:Recipients:past:Expires", "2020-01-01T00:00:00Z");
        await app.UntilReadyAsync();
        var guild = new SharingClient(app, "secret");

        Assert.Equal(["airports"], Names(await guild.GetAsync("/shares")));
        Assert.Equal(HttpStatusCode.NotFound, (await guild.ErrorAsync(HttpMethod.Get, "/shares/flights")).Status);
        Assert.Equal(3, (await guild.LinesAsync(HttpMethod.Post, Airport + "/query", new { })).Lines.Count);
        foreach (var (token, reason) in ((string?, string)[])[(null, "Send the bearer token"), ("wrong", "none that this mesh knows"), ("old", "ended at 2020")])
        {
            var error = await new SharingClient(app, token).ErrorAsync(HttpMethod.Get, "/shares");
            Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (error.Status, error.Code));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }

        var profile = await guild.GetAsync("/profile");
        Assert.Equal((1, "secret"), ((int)profile["shareCredentialsVersion"]!, (string)profile["bearerToken"]!));
        Assert.EndsWith("/delta-sharing", (string)profile["endpoint"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_nobody_reads_without_being_a_recipient()
    {
        await using var app = mesh.Start().With("environment", "Production");
        await app.UntilReadyAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await new SharingClient(app).ErrorAsync(HttpMethod.Get, "/shares")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await new SharingClient(app, "guess").ErrorAsync(HttpMethod.Post, Airport + "/query", new { })).Status);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_without_its_path()
    {
        var table = await ChangingTableAsync("gone");
        var (_, lines) = await _client.LinesAsync(HttpMethod.Post, table + "/query", new { });
        foreach (var file in Directory.GetFiles(Path.Combine(mesh.Root, "gone"), "*.parquet", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        var error = await _client.ErrorAsync(HttpMethod.Get, (string)lines[2]["file"]!["url"]!);

        Assert.Equal((HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST"), (error.Status, error.Code));
        Assert.DoesNotContain("/", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> ChangingTableAsync(string name)
    {
        TableColumn[] columns = [new("n", ColumnType.Long, false)];
        await mesh.WriteAsync(new(name, name, 1, "thing"), columns, "SELECT 1::BIGINT");
        await mesh.WriteAsync(new(name, name, 1, "thing"), columns, "SELECT 2::BIGINT");
        mesh.Catalog.Publish(name, name, new("http://nobody"), $"{name}/v1/thing");
        var table = $"/shares/{name}/schemas/{name}_v1/tables/thing";
        await DataMesh.Testing.WaitUntil.TrueAsync(
            async () =>
            {
                using var response = await _client.SendAsync(HttpMethod.Get, table + "/version");
                return response.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(20),
            "the table to be known");
        return table;
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using var response = await mesh.App.CreateClient().GetAsync(new Uri(address), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static async Task<IReadOnlyList<string>> ColumnAsync(byte[] parquet, string column)
    {
        using var folder = new DataMesh.Testing.TempFolder();
        var path = folder.Combine("file.parquet");
        await File.WriteAllBytesAsync(path, parquet, Cancel);
        using var session = DuckDbSession.Open(new());
        var values = new List<string>();
        await using var rows = await session.QueryAsync($"SELECT {column}::VARCHAR FROM read_parquet('{path}') ORDER BY 1", [], Cancel);
        while (await rows.ReadAsync())
        {
            values.Add(rows.Reader.GetString(0));
        }

        return values;
    }

    private static IReadOnlyList<string> Names(JsonObject page) => [.. page["items"]!.AsArray().Select(item => (string)item!["name"]!)];

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
