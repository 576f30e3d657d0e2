using DataMesh.EmbeddedServers.Postgres;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class PostgresVersionTests
{
    [Theory]
    [InlineData("postgres (PostgreSQL) 15.8", 15, "15.8")]
    [InlineData("postgres (PostgreSQL) 17.2 (Debian 17.2-1.pgdg120+1)\n", 17, "17.2")]
    [InlineData("postgres (PostgreSQL) 18beta2", 18, "18beta2")]
    [InlineData("postgres (PostgreSQL) 19devel", 19, "19devel")]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9, "9.6.24")]
    [InlineData("could not open locale\npostgres (PostgreSQL) 16.4\n", 16, "16.4")]
    public void What_the_server_prints_is_read(string output, int major, string text) =>
        Assert.Equal(new PostgresVersion(major, text), PostgresVersion.Parse(output));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("postgres: error while loading shared libraries")]
    [InlineData("postgres (PostgreSQL) unknown")]
    public void Anything_else_is_no_version(string? output) => Assert.Null(PostgresVersion.Parse(output));
}
