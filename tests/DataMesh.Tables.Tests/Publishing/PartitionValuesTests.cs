using DataMesh.Contracts;
using DataMesh.Testing;

namespace DataMesh.Tables.Tests.Publishing;

/// <summary>A partition's value is part of a path, of the log and of a query: in each of them it must stay what it is.</summary>
public sealed class PartitionValuesTests
{
    private static readonly TableAddress Address = new("shop", "orders", 1, "order");

    private static readonly SchemaObject Schema = new()
    {
        Name = "order",
        Properties =
        [
            new() { Name = "id", LogicalType = LogicalType.Integer },
            new() { Name = "key", LogicalType = LogicalType.String, Partitioned = true, PartitionKeyPosition = 1 },
            new() { Name = "day", LogicalType = LogicalType.Date, Partitioned = true, PartitionKeyPosition = 2 },
        ],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Odd =>
    [
        "plain", "two words", " leading and trailing ", "100%", "%20", "%2F", "a/b", "../up", ".", "..", "a=b", "=", "it's", "\"quoted\"", "a\\b",
        "é", "日本語", "🛫", "e\u0301", "a#b?c&d", "a:b", "*", "[x]", "{y}", "tab\there", "line\nbreak", "null", "NULL", "Null", "true", "1", "01", "1.0",
        "2001-01-31", "__HIVE_DEFAULT_PARTITION_", "a+b", "~", "a|b", "<c>", "comma, separated", "$1", "`", "^",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public Task A_partition_keeps_its_value(string value) => KeepsAsync($"SELECT 1 AS id, {Sql.Literal(value)} AS key, DATE '2001-01-31' AS day");

    [Theory]
    [InlineData("odd key")]
    [InlineData("a=b")]
    [InlineData("a/b")]
    [InlineData("quo\"te")]
    [InlineData("schlüssel")]
    public async Task A_partition_column_may_have_any_name(string name)
    {
        var schema = Schema with { Properties = [.. Schema.Properties.Select(column => column.Name == "key" ? column with { Name = name } : column)] };
        using var folder = new TempFolder();
        using var session = DuckDbSession.Open(new());
        var query = $"SELECT 1 AS id, 'a b' AS {Sql.Identifier(name)}, DATE '2001-01-31' AS day UNION ALL SELECT 2, NULL, NULL";

        var staged = await new ObjectStage(new LocalTableStorage(folder.Path)).StageAsync(session, Address, schema, query, "run", Cancel);

        Assert.Equal(0L, await session.ScalarAsync($"SELECT count(*) FROM (({staged.Query}) EXCEPT ALL ({query}))", Cancel));
        Assert.Equal(0L, await session.ScalarAsync($"SELECT count(*) FROM (({query}) EXCEPT ALL ({staged.Query}))", Cancel));
    }

    [Fact]
    public Task A_partition_may_be_NULL() =>
        KeepsAsync("SELECT 1 AS id, NULL::VARCHAR AS key, DATE '2001-01-31' AS day UNION ALL SELECT 2, 'a', NULL UNION ALL SELECT 3, NULL, NULL");

    [Fact]
    public Task All_odd_values_live_in_one_table() => KeepsAsync(string.Join(
        " UNION ALL ",
        Odd.Select((row, at) => $"SELECT {at} AS id, {Sql.Literal(row.Data)} AS key, DATE '2001-01-01' + {at % 3} AS day")));

    /// <summary>Delta's protocol: an empty text as partition value is NULL, so it cannot be told from one by any reader.</summary>
    [Fact]
    public async Task An_empty_text_is_NULL_as_Delta_has_it() => Assert.Equal(
        "1||2001-01-31", Assert.Single(await WrittenAsync("SELECT 1 AS id, '' AS key, DATE '2001-01-31' AS day")));

    private static async Task KeepsAsync(string query)
    {
        using var session = DuckDbSession.Open(new());

        Assert.Equal(await RowsAsync(session, query), await WrittenAsync(query));
    }

    /// <summary>The rows after staging and committing, as another process reads them from the log.</summary>
    private static async Task<IReadOnlyList<string>> WrittenAsync(string query)
    {
        using var folder = new TempFolder();
        var storage = new LocalTableStorage(folder.Path);
        using var session = DuckDbSession.Open(new());
        var staged = await new ObjectStage(storage).StageAsync(session, Address, Schema, query, Guid.CreateVersion7().ToString(), Cancel);
        Assert.Equal(await RowsAsync(session, staged.Query), await CommittedAsync(storage, session, staged));
        return await RowsAsync(session, staged.Query);
    }

    private static async Task<IReadOnlyList<string>> CommittedAsync(LocalTableStorage storage, DuckDbSession session, StagedObject staged)
    {
        using var table = new DeltaTable(storage, Address, TimeProvider.System);
        await table.CommitAsync(new() { RunId = "run", Mode = CommitMode.Overwrite, Schema = staged.Schema, Files = staged.Files }, Cancel);
        using var reopened = new DeltaTable(storage, Address, TimeProvider.System);
        var snapshot = await reopened.FindSnapshotAsync(Cancel);
        Assert.All(SnapshotRelation.Files(snapshot!, storage), file => Assert.True(File.Exists(file), file));
        return await RowsAsync(session, SnapshotRelation.Query(snapshot!, storage));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(DuckDbSession session, string query)
    {
        var found = new List<string>();
        await using var rows = await session.QueryAsync(
            $"SELECT concat_ws('|', id, coalesce(key, ''), coalesce(day::VARCHAR, 'NULL'), CASE WHEN key IS NULL THEN NULL ELSE 'key' END) "
            + $"FROM ({query}) ORDER BY id",
            [],
            Cancel);
        while (await rows.ReadAsync())
        {
            found.Add(rows.Reader.GetString(0));
        }

        return found;
    }
}
