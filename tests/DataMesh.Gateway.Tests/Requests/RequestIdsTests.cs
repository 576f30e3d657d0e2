namespace DataMesh.Gateway.Tests.Requests;

public sealed class RequestIdsTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    private const string Header = "X-Request-Id";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_callers_id_is_echoed_and_passed_on()
    {
        var (echoed, passedOn) = await SendAsync("order-66");

        Assert.Equal("order-66", echoed);
        Assert.Equal("order-66", passedOn);
    }

    [Fact]
    public async Task Without_one_the_gateway_gives_one()
    {
        var (echoed, passedOn) = await SendAsync();

        Assert.True(Guid.TryParse(echoed, out _), echoed);
        Assert.Equal(echoed, passedOn);
    }

    public static TheoryData<string> Indecent => new("two words", "naïve", new string('x', 129));

    [Theory]
    [MemberData(nameof(Indecent))]
    public async Task An_indecent_id_is_replaced(string id)
    {
        var (echoed, passedOn) = await SendAsync(id);

        Assert.NotEqual(id, echoed);
        Assert.Equal(echoed, passedOn);
    }

    [Fact]
    public async Task Two_ids_are_replaced_by_one()
    {
        var (echoed, passedOn) = await SendAsync("one", "two");

        Assert.True(Guid.TryParse(echoed, out _), echoed);
        Assert.Equal(echoed, passedOn);
    }

    [Fact]
    public async Task A_refusal_has_an_id_too()
    {
        using var response = await mesh.Gateway.GetAsync("/data/nobody");

        Assert.Single(response.Headers.GetValues(Header));
    }

    private async Task<(string Echoed, string PassedOn)> SendAsync(params string[] ids)
    {
        var path = $"{MeshFixture.Data}?{Guid.CreateVersion7():N}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var id in ids)
        {
            request.Headers.TryAddWithoutValidation(Header, id);
        }

        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 })
        {
            BaseAddress = mesh.Gateway.CreateClient().BaseAddress,
        };
        using var response = await http.SendAsync(request, Cancel);
        var echoed = Assert.Single(response.Headers.GetValues(Header));
        return (echoed, mesh.Domain.Requests.Single(seen => seen.Target == path).Headers[Header]);
    }
}
