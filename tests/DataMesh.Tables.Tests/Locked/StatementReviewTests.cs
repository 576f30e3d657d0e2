namespace DataMesh.Tables.Tests.Locked;

public sealed class StatementReviewTests
{
    [Fact]
    public void The_tables_of_a_statement_are_found_wherever_they_stand_and_its_own_expressions_are_not()
    {
        var review = StatementReview.Parse(
            "WITH recent AS (SELECT * FROM flights.flight) SELECT * FROM recent JOIN airports.airport USING (iata) WHERE EXISTS (SELECT 1 FROM a.b_v1.c)");

        Assert.Equal(["a.b_v1.c", "airports.airport", "flights.flight"], review.Tables.Select(table => table.ToString()).Order());
    }

    [Theory]
    [InlineData("COPY (SELECT 1) TO '/tmp/x'")]
    [InlineData("ATTACH '/tmp/x' AS x")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SET memory_limit = '100GB'")]
    [InlineData("PRAGMA database_list")]
    [InlineData("CREATE TABLE t (i INT)")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_parquet('/x.parquet')")]
    [InlineData("SELECT * FROM glob('/*')")]
    [InlineData("SELECT * FROM duckdb_settings()")]
    [InlineData("SELECT * FROM pragma_database_list()")]
    [InlineData("SELECT current_setting('temp_directory')")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("DESCRIBE SELECT 1")]
    [InlineData("SHOW TABLES")]
    [InlineData("")]
    public void Anything_but_one_SELECT_over_tables_is_refused(string statement) =>
        Assert.Throws<QueryRefusedException>(() => StatementReview.Parse(statement));

    [Theory]
    [InlineData("SELECT FROM WHERE")]
    [InlineData("SELEC 1")]
    public void What_is_no_SQL_is_invalid(string statement) => Assert.Throws<QueryInvalidException>(() => StatementReview.Parse(statement));
}
