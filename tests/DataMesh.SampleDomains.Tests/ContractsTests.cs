using DataMesh.Tables;
using DataMesh.Testing;

namespace DataMesh.SampleDomains.Tests;

/// <summary>What the samples promise is what they make of the data they ship with.</summary>
public sealed class ContractsTests(ShippedRows shipped) : IClassFixture<ShippedRows>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Contracts() => new(ShippedRows.Samples.Select(sample => sample.Contract));

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_SQL_gives_the_columns_of_the_contract_in_its_order_and_its_types(string name)
    {
        var contract = shipped.Contract(name);

        var columns = await shipped.AskAsync($"SELECT column_name, column_type FROM (DESCRIBE {ShippedRows.Query(name)})");

        Assert.Equal(SchemaMapping.Of(contract.Schema[0]).Columns.Select(column => new[] { column.Name, column.Type.DuckDb }), columns);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_rows_keep_every_promise_of_the_contract(string name)
    {
        using var folder = new TempFolder();
        var storage = new LocalTableStorage(folder.Path);
        var contract = shipped.Contract(name);
        var schema = contract.Schema[0];
        var address = new TableAddress(contract.Domain!, name, 1, schema.Name);

        var staged = await new ObjectStage(storage).StageAsync(shipped.Session, address, schema, ShippedRows.Query(name), "run", Cancel);
        var report = await new AuditRunner(storage, new()).AuditAsync(contract, [staged], new Dictionary<string, TableSnapshot>(), Cancel);

        Assert.True(staged.Rows > 0);
        Assert.NotEmpty(report.Outcomes);
        Assert.All(report.Outcomes, outcome => Assert.True(outcome.Status == CheckOutcomeStatus.Pass, $"{outcome.Rule}: {outcome.Reason}"));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Every_property_has_a_description_and_examples_that_are_values_of_its_rows(string name)
    {
        var contract = shipped.Contract(name);
        var (schema, columns) = (contract.Schema[0], SchemaMapping.Of(contract.Schema[0]));
        var wrong = new List<string>();
        foreach (var property in schema.Properties)
        {
            if (string.IsNullOrWhiteSpace(property.Description) || property.Examples.Count == 0)
            {
                wrong.Add(property.Name);
            }

            foreach (var example in property.Examples.Select(example => example.Text))
            {
                var value = $"{Sql.Literal(example)}::{columns.Find(property.Name)!.Type.DuckDb}";
                var found = await shipped.Session.ScalarAsync(
                    $"SELECT count(*) FROM {contract.Domain}.{schema.Name} WHERE {Sql.Identifier(property.Name)} = {value}", Cancel);
                if (found is 0L)
                {
                    wrong.Add($"{property.Name}: {example}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Where_the_source_knows_no_city_or_state_there_is_none()
    {
        var without = await shipped.AskAsync(
            "SELECT country, count(*) FROM airports.airport WHERE city IS NULL AND state IS NULL GROUP BY country ORDER BY ALL");

        Assert.Equal(
            [["Federated States of Micronesia", "1"], ["N Mariana Islands", "1"], ["Palau", "1"], ["Thailand", "1"], ["USA", "8"]],
            without);
        Assert.Empty(await shipped.AskAsync(
            "SELECT iata FROM airports.airport WHERE 'NA' IN (name, city, state, country) OR (city IS NULL) <> (state IS NULL)"));
    }

    [Fact]
    public async Task Airports_of_the_Pacific_lie_on_their_own_side_of_the_equator_and_of_Greenwich()
    {
        var astray = await shipped.AskAsync(
            "SELECT iata FROM airports.airport WHERE (latitude < 0) <> (coalesce(state, '') = 'AS') "
            + "OR (longitude > 0) <> (coalesce(state, '') IN ('GU', 'CQ') OR country <> 'USA')");

        Assert.Empty(astray);
    }

    [Fact]
    public async Task Every_flight_leaves_from_and_lands_at_an_airport_of_the_reference_data() =>
        Assert.Empty(await shipped.AskAsync(
            "SELECT code FROM (SELECT origin AS code FROM flights.flight UNION SELECT destination FROM flights.flight) "
            + "ANTI JOIN airports.airport ON iata = code"));
}
