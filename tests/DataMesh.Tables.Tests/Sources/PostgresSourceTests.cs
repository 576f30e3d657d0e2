using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Tables.Tests.Sources;

public sealed class PostgresSourceTests : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
        await ExecuteAsync(
            """
            CREATE TABLE thing (
                id bigint GENERATED ALWAYS AS IDENTITY, small smallint, whole int, single real, twice double precision, exact numeric(12,3),
                text text, code varchar(3), day date, clock time, moment timestamp, instant timestamptz, truth boolean, key uuid)
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _source!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task Every_type_arrives_with_its_value_and_null_as_null()
    {
        await ExecuteAsync(
            """
            INSERT INTO thing (small, whole, single, twice, exact, text, code, day, clock, moment, instant, truth, key) VALUES
            (1, 2, 1.5, 2.25, 123456789.125, 'ä ''quoted''', 'abc', '2001-02-03', '04:05:06', '2001-02-03 04:05:06.789', '2001-02-03 04:05:06+02', true, '00000000-0000-0000-0000-000000000001'),
            (null, null, null, null, null, null, null, null, null, null, null, null, null)
            """);
        using var session = DuckDbSession.Open(new());

        var read = await PostgresSource.CopyToDuckDbAsync(_source!, "public.thing", watermarkColumn: null, after: null, session, "thing", Cancel);

        Assert.Equal(2, read.Rows);
        Assert.Equal(
            "1|2|1.5|2.25|123456789.125|ä 'quoted'|abc|2001-02-03|04:05:06|2001-02-03 04:05:06.789|2001-02-03 02:05:06+00|true|00000000-0000-0000-0000-000000000001",
            await session.ScalarAsync(
                "SELECT concat_ws('|', small, whole, single, twice, exact, text, code, day, clock, moment, instant, truth, key) FROM thing WHERE whole IS NOT NULL", Cancel));
        Assert.Equal(1L, await session.ScalarAsync("SELECT count(*) FROM thing WHERE text IS NULL AND exact IS NULL AND key IS NULL", Cancel));
    }

    [Fact]
    public async Task Only_rows_above_the_watermark_are_read()
    {
        using var session = DuckDbSession.Open(new());
        await ExecuteAsync("INSERT INTO thing (whole) SELECT i FROM generate_series(1, 1000) i");
        var first = await PostgresSource.CopyToDuckDbAsync(_source!, "thing", "id", after: null, session, "thing", Cancel);
        await ExecuteAsync("INSERT INTO thing (whole) SELECT i FROM generate_series(1, 10) i");

        var second = await PostgresSource.CopyToDuckDbAsync(_source!, "thing", "id", first.Watermark, session, "thing", Cancel);
        var third = await PostgresSource.CopyToDuckDbAsync(_source!, "thing", "id", second.Watermark, session, "thing", Cancel);

        Assert.Equal((1000L, 1000L), (first.Rows, first.Watermark));
        Assert.Equal((10L, 1010L), (second.Rows, second.Watermark));
        Assert.Equal((0L, 1010L), (third.Rows, third.Watermark));
    }

    [Fact]
    public async Task A_row_whose_transaction_is_still_open_is_waited_for_and_never_skipped()
    {
        using var session = DuckDbSession.Open(new());
        await using var writer = await _source!.OpenConnectionAsync(Cancel);
        await using var transaction = await writer.BeginTransactionAsync(Cancel);
        await using (var insert = new NpgsqlCommand("INSERT INTO thing (whole) VALUES (1)", writer, transaction))
        {
            await insert.ExecuteNonQueryAsync(Cancel);
        }

        await ExecuteAsync("INSERT INTO thing (whole) VALUES (2)");
        var reading = PostgresSource.CopyToDuckDbAsync(_source, "thing", "id", after: null, session, "thing", Cancel);
        await transaction.CommitAsync(Cancel);

        Assert.Equal((2L, 2L), ((await reading).Rows, (await reading).Watermark));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _source!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
