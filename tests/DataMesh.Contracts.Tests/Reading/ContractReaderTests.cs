namespace DataMesh.Contracts.Tests;

public sealed class ContractReaderTests
{
    private readonly DataContract _contract = ContractReader.Read(new CaseFolder("every-section").Text, "c.odcs.yaml").Value!;

    [Fact]
    public void Fundamentals_are_read()
    {
        Assert.Equal("urn:datamesh:contract:flights:on-time-performance", _contract.Id);
        Assert.Equal("on-time-performance", _contract.Name);
        Assert.Equal(new ContractVersion(2, 1, 0), _contract.Version);
        Assert.Equal("2026-03-01T08:00:00Z", _contract.CreatedAt);
        Assert.Equal(["aviation", "statistics"], _contract.Tags);
        Assert.Equal("Aggregate before you compare carriers.", _contract.Description?.Usage);
        Assert.Equal("Delays are minutes at arrival; early arrivals are negative.", _contract.Context?.Instructions);
    }

    [Fact]
    public void Sources_load_mode_and_schedule_are_read_from_their_shorthands()
    {
        var source = Assert.Single(_contract.Sources);

        Assert.Equal(("flight_src", SourceType.Postgres, "flights-db", "public.flight", "id"),
            (source.Name, source.Type, source.Connection, source.Table, source.Watermark));
        Assert.Equal(LoadMode.Append, _contract.LoadMode);
        Assert.Equal("*/15 6-22 * * MON-FRI", _contract.Schedule);
    }

    [Fact]
    public void By_the_standard_alone_our_shorthands_stay_custom_properties()
    {
        var contract = ContractReader.ReadStandard(new CaseFolder("sources-that-cannot-be-read").Text, "c.odcs.yaml");

        Assert.True(contract.IsValid);
        Assert.Empty(contract.Value.Sources);
        Assert.Equal(2, contract.Value.CustomProperties.Count);
    }

    [Fact]
    public void Partition_and_primary_keys_come_in_the_order_of_their_positions()
    {
        var flight = _contract.Schema[0];

        Assert.Equal(["day"], flight.PartitionKeys.Select(p => p.Name));
        Assert.Equal(["origin"], flight.PrimaryKeys.Select(p => p.Name));
        Assert.Null(flight.PrimaryKeys[0].PrimaryKeyPosition);
    }

    [Fact]
    public void All_operators_of_a_rule_are_kept()
    {
        var rule = ContractReader.Read(new CaseFolder("a-valid-contract").Text, "c.odcs.yaml").Value!.Schema[0].Properties[1].Quality[1];

        Assert.Equal([(ExpectationOperator.MustBeGreaterOrEqualTo, 0m), (ExpectationOperator.MustBeLessThan, 1m)],
            rule.Expectations.Select(e => (e.Operator, e.Number ?? -1)));
    }

    [Fact]
    public void A_between_has_a_lower_and_an_upper_bound()
    {
        var rule = ContractReader.Read(new CaseFolder("a-valid-contract").Text, "c.odcs.yaml").Value!.Schema[0].Quality[0];

        var expectation = Assert.Single(rule.Expectations);
        Assert.Equal((3000m, 4000m), (expectation.Lower, expectation.Upper));
    }

    [Fact]
    public void Nested_properties_items_and_maps_are_read()
    {
        var properties = _contract.Schema[0].Properties;

        Assert.Equal("airport", properties.Single(p => p.Name == "stops").Items?.Properties[0].Name);
        Assert.Equal(LogicalType.String, properties.Single(p => p.Name == "labels").Keys?.LogicalType);
        Assert.Equal("f64", properties.Single(p => p.Name == "labels").Values?.LogicalTypeOptions?.Format);
    }

    [Fact]
    public void Open_values_are_kept_as_written()
    {
        var value = _contract.CustomProperties.Single(p => p.Property == "anything").Value.Find("nested")!;

        Assert.Equal(["1", "two", "~", "3.5"], value.Items.Select(i => i.Text));
        Assert.Equal([ScalarType.Integer, ScalarType.Text, ScalarType.Null, ScalarType.Number], value.Items.Select(i => i.ScalarType));
        Assert.Equal("customProperties[2].value.nested[1]", value.Items[1].Path);
    }

    [Fact]
    public void A_team_is_the_same_as_a_bare_list_and_as_an_object()
    {
        var bare = ContractReader.Read(new CaseFolder("an-odcs-3.0-contract").Text, "c.odcs.yaml").Value!.Team!;

        Assert.Equal(["ada", null], bare.Members.Select(m => m.Username));
        Assert.Equal(["ada@example.org", "bob@example.org"], _contract.Team!.Members.Select(m => m.Username));
    }

    [Fact]
    public void What_only_YAML_1_1_would_retype_stays_text()
    {
        var contract = ContractReader.Read(new CaseFolder("yaml-1.1-traps").Text, "c.odcs.yaml").Value!;

        Assert.Equal(("no", "on", "2024-01-01", "007"),
            (contract.Tenant, contract.Description!.Purpose, contract.Description.Usage, contract.Description.Limitations));
        Assert.Equal(("0x1F", "1_000", "12:30:45"),
            (contract.Schema[0].Description, contract.Schema[0].BusinessName, contract.Schema[0].PhysicalType));
    }

    [Fact]
    public void Every_element_knows_its_place()
    {
        var property = _contract.Schema[0].Properties[1];

        Assert.Equal("schema[0].properties[1]", property.Node.Path);
        Assert.Equal(property.Node.Find("name")!.Position, property.Position with { Column = property.Position.Column + "name: ".Length });
    }

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("0,30 6-22/2 1 JAN-MAR 1-5")]
    [InlineData("59 23 31 12 7")]
    public void Five_field_cron_expressions_are_well_formed(string expression) => Assert.Null(CronFields.Problem(expression));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("@daily")]
    [InlineData("* * * * FRIDAY")]
    public void Other_cron_expressions_are_not(string expression) => Assert.NotNull(CronFields.Problem(expression));
}
