using DataMesh.EmbeddedServers.Postgres;
using Microsoft.Extensions.Logging;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class RelayLogTests
{
    [Theory]
    [InlineData("PANIC:  could not locate a valid checkpoint record", LogLevel.Critical)]
    [InlineData("FATAL:  password authentication failed for user \"postgres\"", LogLevel.Warning)]
    [InlineData("FATAL:  the database system is starting up", LogLevel.Debug)]
    [InlineData("WARNING:  there is no transaction in progress", LogLevel.Warning)]
    [InlineData("ERROR:  relation \"x\" does not exist", LogLevel.Debug)]
    [InlineData("LOG:  database system is ready to accept connections", LogLevel.Debug)]
    [InlineData("DEBUG1:  x", LogLevel.Trace)]
    public void A_line_has_the_level_of_its_severity(string line, LogLevel level) => Assert.Equal(level, RelayLog.LevelOf(line));

    [Fact]
    public void A_line_without_a_severity_belongs_to_the_line_before() => Assert.Null(RelayLog.LevelOf("\tsecond line of a statement"));
}
