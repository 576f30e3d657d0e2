using System.Text.Json.Nodes;
using DataMesh.Contracts;
using DataMesh.Testing;

namespace DataMesh.Tables.Tests.Publishing;

public sealed class WrittenFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instants_are_partition_values_in_Deltas_own_form_and_come_back_as_they_were()
    {
        using var folder = new TempFolder();
        var storage = new LocalTableStorage(folder.Path);
        using var session = DuckDbSession.Open(new());
        var schema = new SchemaObject
        {
            Name = "thing",
            Properties =
            [
                new() { Name = "id", LogicalType = LogicalType.Integer },
                new() { Name = "moment", LogicalType = LogicalType.Timestamp, Partitioned = true },
            ],
        };

        var staged = await new ObjectStage(storage).StageAsync(
            session, new("a", "b", 1, "thing"), schema,
            "SELECT 1 AS id, TIMESTAMPTZ '2026-01-31 12:00:00.5+00' AS moment UNION ALL SELECT 2, TIMESTAMPTZ '2026-01-31 12:00:00+02'", "run", Cancel);

        Assert.Equal(["2026-01-31 10:00:00", "2026-01-31 12:00:00.5"], staged.Files.Select(file => file.PartitionValues["moment"]).Order(StringComparer.Ordinal));
        Assert.Equal(2L, await session.ScalarAsync(
            $"SELECT count(*) FROM ({staged.Query}) WHERE moment IN (TIMESTAMPTZ '2026-01-31 12:00:00.5+00', TIMESTAMPTZ '2026-01-31 10:00:00+00')", Cancel));
    }

    [Fact]
    public async Task The_beginning_of_a_long_text_is_cut_between_characters()
    {
        using var folder = new TempFolder();
        var storage = new LocalTableStorage(folder.Path);
        using var session = DuckDbSession.Open(new());
        var schema = new SchemaObject { Name = "thing", Properties = [new() { Name = "name", LogicalType = LogicalType.String }] };
        var text = new string('a', 31) + "😀" + new string('b', 20);

        var staged = await new ObjectStage(storage).StageAsync(session, new("a", "b", 1, "thing"), schema, $"SELECT '{text}' AS name", "run", Cancel);

        Assert.Equal(new string('a', 31), (string?)JsonNode.Parse(Assert.Single(staged.Files).Stats!)!["minValues"]!["name"]);
    }
}
