namespace DataMesh.Templates.Tests;

/// <summary><c>dotnet new</c> takes any name; the build says what is wrong with one.</summary>
public sealed class BadNamesTests(Template template) : IDisposable
{
    private readonly DomainFolder _domains = new();

    public void Dispose() => _domains.Dispose();

    [Theory]
    [InlineData("9 lives!")]
    [InlineData("Returned_Goods")]
    public async Task A_name_that_no_address_can_have_is_answered_by_the_build_in_one_sentence(string name)
    {
        await template.NewAsync(_domains.Path, name);

        var (exitCode, output) = await _domains.TryBuildAsync();

        var error = Assert.Single(output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.NotEqual(0, exitCode);
        Assert.Contains($"error MESH001: '{name}' cannot be the name of a domain", error, StringComparison.Ordinal);
        Assert.Contains("dotnet new datamesh-domain -n ReturnedGoods", error, StringComparison.Ordinal);
    }
}
