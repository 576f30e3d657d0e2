using DataMesh.EmbeddedServers.Postgres;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

public sealed class ExplainFailureTests
{
    private static readonly PostgresSettings Settings = new() { Data = "/data", Tools = "/tools", Password = "x", Port = 5433 };

    [Theory]
    [InlineData("LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use",
        "Port 5433 is taken by another program;*Postgres__Port*")]
    [InlineData("PANIC:  could not write to file \"pg_wal/xlogtemp.9\": No space left on device", "The disk that holds /data is full;*")]
    [InlineData("initdb: error: could not create directory \"/data/base\": No space left on device", "The disk that holds /data is full;*")]
    [InlineData("FATAL:  could not open file \"/data/postgresql.conf\": Permission denied", "PostgreSQL may not write /data*owner*")]
    [InlineData("FATAL:  database files are incompatible with server", "*another version*")]
    [InlineData("LOG:  starting\nFATAL:  invalid value for parameter \"x\".\nLOG:  over", "*on /data: invalid value for parameter \"x\".")]
    [InlineData("", "*it ended without a word.")]
    public void The_last_lines_become_one_sentence_with_the_remedy(string lines, string expected)
    {
        var sentence = ExplainFailure.Of(lines.Split('\n'), Settings, "/data").Message;

        Assert.Matches("^" + string.Join(".*", expected.Split('*').Select(System.Text.RegularExpressions.Regex.Escape)) + "$", sentence);
    }

    [Fact]
    public void What_a_killed_server_leaves_behind_passes_by_itself() =>
        Assert.True(ExplainFailure.WillPass(["FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"]));
}
