using DataMesh.EmbeddedServers.Postgres;
using Microsoft.Extensions.Configuration;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class PostgresSettingsTests
{
    [Fact]
    public void Arguments_and_variables_make_the_settings()
    {
        var settings = Read(("data", "/repo/.mesh/postgres"), ("databases", "catalog-db, scheduler-db"), ("Postgres:Port", "5499"));

        Assert.Equal(["catalog-db", "scheduler-db"], settings.Databases);
        Assert.Equal(5499, settings.Port);
        Assert.Equal("/repo/.mesh/tools", settings.Tools);
        Assert.Null(settings.Given);
    }

    [Theory]
    [InlineData("data", "", "data folder")]
    [InlineData("Postgres:Port", "0", "1 to 65535")]
    [InlineData("Postgres:Password", "a\nb", "control characters")]
    [InlineData("databases", "a\"; DROP DATABASE b", "no database name")]
    public void A_wrong_setting_is_refused_in_one_sentence(string name, string value, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ServerFault>(() => Read(("data", "/d"), (name, value))).Message, StringComparison.Ordinal);

    private static PostgresSettings Read(params (string Name, string Value)[] values)
    {
        var lastWins = values.GroupBy(value => value.Name).ToDictionary(value => value.Key, value => (string?)value.Last().Value);
        return PostgresSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(lastWins).Build());
    }
}
