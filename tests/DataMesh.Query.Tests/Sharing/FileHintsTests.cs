using System.Collections.Immutable;
using DataMesh.Query.Sharing;
using DataMesh.Tables;

namespace DataMesh.Query.Tests.Sharing;

/// <summary>Files of a table by day and by a number, of which one is NULL.</summary>
public sealed class FileHintsTests
{
    private const string Day = """{"op":"column","name":"day","valueType":"date"}""";
    private const string Number = """{"op":"column","name":"n","valueType":"int"}""";

    [Theory]
    [InlineData("""{"op":"equal","children":[DAY,{"op":"literal","value":"2026-01-02","valueType":"date"}]}""", "2")]
    [InlineData("""{"op":"greaterThanOrEqual","children":[DAY,{"op":"literal","value":"2026-01-02","valueType":"date"}]}""", "2 3")]
    [InlineData("""{"op":"lessThan","children":[NUMBER,{"op":"literal","value":"10","valueType":"int"}]}""", "1 3")]
    [InlineData("""{"op":"not","children":[{"op":"isNull","children":[NUMBER]}]}""", "1 2")]
    [InlineData("""{"op":"or","children":[{"op":"isNull","children":[NUMBER]},{"op":"equal","children":[NUMBER,{"op":"literal","value":"9","valueType":"int"}]}]}""", "1 3")]
    [InlineData("""{"op":"and","children":[{"op":"surprise"},{"op":"equal","children":[NUMBER,{"op":"literal","value":"9","valueType":"int"}]}]}""", "1 3")]
    [InlineData("""{"op":"equal","children":[{"op":"column","name":"elsewhere","valueType":"int"},{"op":"literal","value":"9","valueType":"int"}]}""", "1 2 3")]
    [InlineData("""{"op":"equal","children":[DAY,{"op":"literal","value":"yesterday","valueType":"date"}]}""", "1 2 3")]
    [InlineData("no JSON", "1 2 3")]
    [InlineData("[]", "1 2 3")]
    public void Files_that_cannot_hold_what_is_asked_for_are_left_out_and_doubtful_ones_are_kept(string hint, string expected)
    {
        var kept = FileHints.Keep(Snapshot(), new() { JsonPredicateHints = hint.Replace("DAY", Day, StringComparison.Ordinal).Replace("NUMBER", Number, StringComparison.Ordinal) });

        Assert.Equal(expected, string.Join(' ', kept.Select(file => file.Path)));
    }

    [Theory]
    [InlineData(null, "1 2 3")]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(11, "1 2")]
    public void A_limit_takes_as_few_files_as_have_the_rows(int? limit, string expected) =>
        Assert.Equal(expected, string.Join(' ', LimitHint.Choose(FileHints.Keep(Snapshot(), new()), limit).Select(file => file.Path)));

    private static TableSnapshot Snapshot()
    {
        DataFile[] files = [File("1", "2026-01-01", "9"), File("2", "2026-01-02", "10"), File("3", "2026-01-03", null)];
        var schema = new TableSchema([new("day", ColumnType.Date, true), new("n", ColumnType.Integer, true)], ["day", "n"]);
        return new()
        {
            Address = new("a", "b", 1, "c"),
            Version = 0,
            Metadata = new() { Id = "id", Schema = schema, SchemaText = "{}" },
            SchemaVersion = 0,
            FilesByPath = files.ToImmutableDictionary(file => file.Path),
            Tombstones = ImmutableDictionary<string, Tombstone>.Empty,
            Transactions = ImmutableDictionary<string, TableTransaction>.Empty,
            LastCommit = new() { Version = 0, CommittedAt = default, Rows = 30, Bytes = 30 },
        };
    }

    private static DataFile File(string path, string day, string? number) =>
        new() { Path = path, PartitionValues = new Dictionary<string, string?> { ["day"] = day, ["n"] = number }, Size = 10, Rows = 10 };
}
