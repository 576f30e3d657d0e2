namespace DataMesh.EmbeddedServers.Tests;

public sealed class Scaffold
{
    [Fact]
    public void Builds() => Assert.NotNull(typeof(Scaffold).Assembly);
}
