namespace DataMesh.Contracts.Tests.Migration;

public sealed class ContractMigrationTests
{
    private const string File = "a-2.2-contract.odcs.yaml";
    private static readonly string Old = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Migration", File));

    private static MigrationResult Migrated { get; } = ContractMigration.Migrate(Old, File);

    private static DataContract Contract => ContractReader.ReadStandard(Migrated.Document!, File).Value!;

    [Fact]
    public void The_new_document_is_one_of_ODCS_3_without_errors()
    {
        Assert.DoesNotContain(Migrated.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("v3.1.0", "53581432-6c55-4ba2-a65f-72344a91553a", "active"), (Contract.ApiVersion, Contract.Id, Contract.Status));
        Assert.Equal(("seller", "seller-payments", "seller-payments"), (Contract.Domain, Contract.DataProduct, Contract.Name));
    }

    [Fact]
    public void Columns_keep_what_they_promised_under_their_new_names()
    {
        var payment = Assert.Single(Contract.Schema);
        var date = payment.Properties[0];
        var amount = payment.Properties[1];

        Assert.Equal(("payment", "payment_1_1_0", "table"), (payment.Name, payment.PhysicalName, payment.PhysicalType));
        Assert.True(date is { Required: true, Partitioned: true, PartitionKeyPosition: 1, LogicalType: LogicalType.Date });
        Assert.Equal((LogicalType.Number, "decimal(18,2)"), (amount.LogicalType, amount.PhysicalType));
        Assert.Null(payment.Properties[2].LogicalType);
    }

    [Theory]
    [InlineData("uuid", "id")]
    [InlineData("datasetDomain", "domain")]
    [InlineData("dataset[0].columns[0].isNullable", "schema[0].properties[0].required")]
    [InlineData("dataset[0].columns[1].logicalType", "schema[0].properties[1].logicalType")]
    [InlineData("dataset[0].columns[2].logicalType", "schema[0].properties[2].customProperties[0]")]
    [InlineData("dataset[0].columns[2].odd", "schema[0].properties[2].customProperties[1]")]
    [InlineData("dataset[0].priorTableName", "schema[0].customProperties[0]")]
    [InlineData("dataset[0].quality[0].toolName", "schema[0].quality[0].engine")]
    [InlineData("dataset[0].quality[0].scheduleCronExpression", "schema[0].quality[0].schedule")]
    [InlineData("productDl", "support[1]")]
    [InlineData("datasetName", "servers[0].dataset")]
    [InlineData("stakeholders", "team.members")]
    [InlineData("slaDefaultColumn", "slaDefaultElement")]
    [InlineData("slaProperties[0].column", "slaProperties[0].element")]
    [InlineData("password", null)]
    [InlineData("username", null)]
    public void The_report_says_what_became_of_each_field(string from, string? to) =>
        Assert.Equal(to, Assert.Single(Migrated.Moves, move => move.From == from).To);

    [Fact]
    public void Only_credentials_are_left_behind()
    {
        Assert.All(Migrated.Moves.Where(move => move.To is null), move => Assert.Contains("credentials", move.Reason, StringComparison.Ordinal));
        Assert.DoesNotContain("PASSWORD", Migrated.Document, StringComparison.Ordinal);
        var words = Old.Split([' ', '\n', ':', '[', ']', ',', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(["payment_old", "geography", "googleCloudPlatform", "analytical", "NullCheck", "gcsc.ruleset.name"], value =>
        {
            Assert.Contains(value, words);
            Assert.Contains(value, Migrated.Document, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Quality_rules_are_those_of_their_tool()
    {
        var rule = Assert.Single(Contract.Schema[0].Quality);

        Assert.Equal((QualityType.Custom, "Elevate", "payment.null_check", "completeness", "0 20 * * *"),
            (rule.Type, rule.Engine, rule.Name, rule.Dimension, rule.Schedule));
        Assert.Contains(rule.CustomProperties, property => property.Property == "FIELD_NAME");
    }

    [Theory]
    [InlineData("apiVersion: v3.1.0\nkind: DataContract\n")]
    [InlineData("- a list")]
    [InlineData("{broken")]
    [InlineData("")]
    public void Anything_else_is_told_so_and_nothing_is_written(string text)
    {
        var result = ContractMigration.Migrate(text, "x.yaml");

        Assert.Null(result.Document);
        Assert.Contains(result.Findings, finding => finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("apiVersion: 2.2.1\nuuid: 1\ndataset: [1, {table: {a: b}}, {columns: [x, {column: [1]}]}]\nstatus: [a]\nslaProperties: [null]\n")]
    [InlineData("uuid: 1\ndataset: text\nstakeholders: text\nquality: 1\ntype: {a: 1}\n")]
    public void Fields_of_odd_shapes_are_carried_or_reported_and_never_throw(string text)
    {
        var result = ContractMigration.Migrate(text, "x.yaml");

        Assert.NotNull(result.Document);
        Assert.Contains(result.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void A_reader_of_contracts_points_here()
    {
        var finding = Assert.Single(ContractReader.Read(Old, File).Findings);

        Assert.Contains("ContractMigration.Migrate", finding.Fix, StringComparison.Ordinal);
    }
}
