using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DataMesh.Catalog.Reference;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace DataMesh.Catalog.Tests.Reference;

public sealed class OpenApiTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Strict =
        new(MeshJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_document_is_valid_and_names_no_server_but_the_one_that_gave_it()
    {
        var read = OpenApiDocument.Parse(await _host.Http.GetStringAsync("/openapi/v1.json", Cancel), "json");

        Assert.Empty(read.Diagnostic?.Errors ?? []);
        Assert.Empty(read.Diagnostic?.Warnings ?? []);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        Assert.Equal("/", Assert.Single(read.Document!.Servers!).Url);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_takes_and_answers()
    {
        var silent = new List<string>();
        foreach (var (path, name, operation) in await OperationsAsync())
        {
            var said = $"{path}: write DataMesh.Catalog/Reference/Operations/{name}.json";
            silent.AddRange(
                new (string What, bool Is)[]
                {
                    ("summary", operation["summary"] is not null),
                    ("description", operation["description"] is not null),
                    ("an example of the body", operation["requestBody"]?["content"] is not JsonObject body
                        || body.All(media => media.Value!["example"] is not null)),
                    ("what its parameters mean", operation["parameters"] is not JsonArray parameters
                        || parameters.All(given => given!["description"] is not null)),
                    ("when each answer is given", operation["responses"]!.AsObject()
                        .All(answer => answer.Value!["description"]!.GetValue<string>().Length > 10)),
                    ("an example of each answer", operation["responses"]!.AsObject().All(HasExample)),
                    ("the problem of a failure", operation["responses"]!.AsObject().Any(answer => answer.Key[0] == '5')),
                }.Where(part => !part.Is).Select(part => $"{said}; {part.What} is missing."));
        }

        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    [Fact]
    public async Task Every_error_is_a_problem_of_a_stable_type()
    {
        var wrong =
            from found in JsonPathsOf(await OperationsAsync())
            where found.Status[0] is '4' or '5'
            let media = found.Answer["content"]?.AsObject()
            let type = media?["application/problem+json"]?["example"]?["type"]?.GetValue<string>()
            where media?.Count != 1 || type is null || !Types.Contains(type)
            select $"{found.Operation} {found.Status}: {type}";

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Examples_of_answers_have_the_shape_of_the_answers()
    {
        var endpoints = _host.Services<EndpointDataSource>().SelectMany(source => source.Endpoints).ToList();
        var checkedExamples = 0;
        foreach (var (operation, status, answer) in JsonPathsOf(await OperationsAsync()).Where(found => found.Status[0] == '2'))
        {
            var type = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == operation)
                .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>())
                .FirstOrDefault(produces => $"{produces.StatusCode}" == status)?.Type;
            if (type is null || answer["content"]?["application/json"]?["example"] is not { } example)
            {
                continue;
            }

            var failure = Record.Exception(() => example.Deserialize(type, Strict));
            Assert.True(failure is null, $"{operation} {status}: {failure?.Message}");
            checkedExamples++;
        }

        Assert.True(checkedExamples >= 6);
    }

    [Theory]
    [InlineData("PublishProduct", "PUT", "/api/products/shop/orders", HttpStatusCode.Created)]
    [InlineData("PostLineage", "POST", "/api/v1/lineage", HttpStatusCode.Created)]
    [InlineData("PostLineageBatch", "POST", "/api/v1/lineage/batch", HttpStatusCode.OK)]
    public async Task Examples_of_bodies_are_taken(string operation, string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent(OperationText.Find(operation)!.Request!.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        using var answer = await _host.Http.SendAsync(request, Cancel);

        Assert.True(expected == answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task The_reference_page_needs_nothing_from_elsewhere()
    {
        var page = await _host.Http.GetStringAsync("/scalar", Cancel);
        var script = await _host.Http.GetAsync("/scalar/scalar.js", Cancel);

        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.", page, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (script.StatusCode, script.Content.Headers.ContentType?.MediaType));
        Assert.True((await script.Content.ReadAsByteArrayAsync(Cancel)).Length > 500_000);
    }

    [Fact]
    public async Task The_reference_page_finds_its_document_and_script_under_whatever_host_it_was_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/scalar/");
        request.Headers.Host = "catalog.internal";
        var page = await (await _host.Http.SendAsync(request, Cancel)).Content.ReadAsStringAsync(Cancel);

        // The gateway asks by an inner name, which browsers do not know.
        Assert.DoesNotContain("catalog.internal", page, StringComparison.Ordinal);
    }

    private static bool HasExample(KeyValuePair<string, JsonNode?> answer) =>
        answer.Value!["content"] is not JsonObject content || content.Where(media => media.Key.EndsWith("json", StringComparison.Ordinal))
            .All(media => media.Value!["example"] is not null);

    private static HashSet<string> Types { get; } =
        [.. typeof(Problems).GetFields().Where(field => field.Name != nameof(Problems.Prefix))
            .Select(field => (string)field.GetRawConstantValue()!)];

    private static IEnumerable<(string Operation, string Status, JsonNode Answer)> JsonPathsOf(
        IEnumerable<(string Path, string Name, JsonNode Operation)> operations) =>
        from operation in operations
        from answer in operation.Operation["responses"]!.AsObject()
        select (operation.Name, answer.Key, answer.Value!);

    private async Task<List<(string Path, string Name, JsonNode Operation)>> OperationsAsync()
    {
        var document = (await _host.Http.GetFromJsonAsync<JsonObject>("/openapi/v1.json", Cancel))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!["operationId"]!.GetValue<string>(),
                   operation.Value!),
        ];
    }
}
