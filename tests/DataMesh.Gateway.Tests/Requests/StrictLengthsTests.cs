namespace DataMesh.Gateway.Tests.Requests;

public sealed class StrictLengthsTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+3")]
    [InlineData("-0")]
    [InlineData("-3")]
    [InlineData("0x3")]
    [InlineData("3,3")]
    [InlineData("3 3")]
    [InlineData("3.0")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task A_length_that_is_not_digits_alone_is_refused(string length)
    {
        var before = mesh.Platform.Requests.Count;

        var answer = await SendAsync(length);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(before, mesh.Platform.Requests.Count);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("003")]
    [InlineData(" 3 ")]
    public async Task A_length_of_digits_is_taken(string length) =>
        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync(length), StringComparison.Ordinal);

    [Fact]
    public async Task Two_lengths_or_a_length_beside_chunks_are_refused()
    {
        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync("3\nContent-Length: 4"), StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 200 ", await SendAsync("3\nTransfer-Encoding: identity"), StringComparison.Ordinal);
    }

    private Task<string> SendAsync(string length) => RawRequest.SendAsync(
        mesh.Gateway.CreateClient().BaseAddress!, $"POST /sql HTTP/1.1\nHost: gateway\nConnection: close\nContent-Length: {length}\n\nabc", Cancel);
}
