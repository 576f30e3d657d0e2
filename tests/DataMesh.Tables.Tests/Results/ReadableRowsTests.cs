using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataMesh.Tables.Tests.Results;

/// <summary>Whatever type DuckDB gives, a reader gets it: one case a line in <c>types.tsv</c>, as expression, JSON and CSV.</summary>
public sealed class ReadableRowsTests
{
    /// <summary>One for all cases, which run one after the other.</summary>
    private static readonly DuckDbSession Session = DuckDbSession.Open(new());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Types
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Results", "types.tsv")))
            {
                if (line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))
                {
                    var parts = line.Split('\t', StringSplitOptions.RemoveEmptyEntries);
                    cases.Add(parts[0], parts[1], parts[^1] == "(empty)" ? string.Empty : parts[^1]);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_value_of_any_type_is_readable_as_JSON_and_as_CSV(string expression, string json, string csv)
    {
        var sql = $"SELECT {expression} AS v";

        Assert.Equal($$"""{"v":{{json}}}""", await JsonAsync(sql));
        Assert.Equal($"v\r\n{csv}\r\n", await CsvAsync(sql));
        Assert.IsType<JsonElement>(JsonSerializer.Deserialize<JsonElement>(await JsonAsync(sql)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_value_of_any_type_is_readable_inside_lists_structs_and_maps(string expression, string json, string csv)
    {
        var sql = $"SELECT [NULL, {{'f': {expression}, 'n': NULL}}] AS l, map{{'k': {expression}}} AS m";

        using var read = JsonDocument.Parse(await JsonAsync(sql));

        Assert.Equal(JsonValueKind.Null, read.RootElement.GetProperty("l")[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, read.RootElement.GetProperty("l")[1].GetProperty("n").ValueKind);
        using var expected = JsonDocument.Parse(json);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, read.RootElement.GetProperty("l")[1].GetProperty("f")), csv);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, read.RootElement.GetProperty("m").GetProperty("k")), csv);
    }

    [Fact]
    public async Task The_order_of_rows_the_names_of_columns_and_their_types_stay()
    {
        await using var rows = await Session.QueryReadableAsync(
            "SELECT range AS n, [range] AS \"a list\", [range] FROM range(5000) ORDER BY range DESC; -- done", [], Cancel);

        Assert.Equal(["n BIGINT", "a list BIGINT[]", "main.list_value(\"range\") BIGINT[]"], rows.Columns.Select(column => $"{column.Name} {column.Type}"));
        for (var expected = 4999L; expected >= 0; expected--)
        {
            Assert.True(await rows.ReadAsync());
            Assert.Equal(expected, rows.Reader.GetInt64(0));
        }

        Assert.False(await rows.ReadAsync());
    }

    [Fact]
    public async Task Parameters_are_passed_on()
    {
        await using var rows = await Session.QueryReadableAsync("SELECT [r] AS l FROM range(9) t(r) WHERE r > ? AND r < ?", [3, 6], Cancel);

        Assert.True(await rows.ReadAsync());
        Assert.Equal("[4]", rows.Reader.GetString(0));
    }

    [Fact]
    public async Task A_mistake_is_explained_with_the_statement_as_it_was_sent()
    {

        var failure = await Assert.ThrowsAsync<DuckDB.NET.Data.DuckDBException>(
            () => Session.QueryReadableAsync("SELECT nothing FROM range(3)", [], Cancel));

        Assert.Contains("LINE 1: SELECT nothing", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> JsonAsync(string sql)
    {
        await using var rows = await Session.QueryReadableAsync(sql, [], Cancel);
        Assert.True(await rows.ReadAsync());
        var output = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(output, JsonRowWriter.Options);
        new JsonRowWriter(rows).Write(json);
        await json.FlushAsync(Cancel);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static async Task<string> CsvAsync(string sql)
    {
        await using var rows = await Session.QueryReadableAsync(sql, [], Cancel);
        Assert.True(await rows.ReadAsync());
        var output = new ArrayBufferWriter<byte>();
        var csv = new CsvRowWriter(rows);
        csv.WriteHeader(output);
        csv.Write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
