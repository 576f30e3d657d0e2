using System.Diagnostics;

namespace DataMesh.Contracts.Tests;

public sealed class ContractComparerTests
{
    public static TheoryData<string> Cases => [.. ComparisonFolder.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_yields_exactly_its_expected_changes_and_verdicts(string name)
    {
        var (expected, found) = (new ComparisonFolder(name).Expected, new ComparisonFolder(name).Compare());

        Assert.Equal(expected.Changes, found.Changes.Select(ExpectedChange.Of));
        Assert.Equal(
            (expected.Readers, expected.Writers, expected.Demands, expected.Version, expected.NextVersion),
            (found.Readers, found.Writers, found.Demands, found.VersionFinding?.Code, found.NextVersion.Text));
    }

    [Fact]
    public void Every_change_code_occurs_in_a_case()
    {
        var seen = ComparisonFolder.Names.SelectMany(n => new ComparisonFolder(n).Expected.Changes).Select(c => c.Code).ToHashSet();

        Assert.Empty(ChangeKinds.All.Select(kind => kind.Code).Except(seen));
    }

    [Fact]
    public void A_breaking_change_in_a_minor_version_names_the_change_and_the_version_that_it_demands()
    {
        var finding = new ComparisonFolder("a-breaking-change-in-a-minor-version").Compare().VersionFinding;

        Assert.Equal("version-too-low", finding?.Code);
        Assert.Equal(
            "1.2.0 → 1.3.0 is less than the changes demand: major because of property-removed at schema[flight].properties[b]",
            finding?.Message);
        Assert.Equal("state 2.0.0 or higher, or take back the changes", finding?.Fix);
    }

    [Fact]
    public void A_version_that_is_not_semantic_is_a_finding()
    {
        var before = new ComparisonFolder("identical-contracts").Before;

        var found = ContractComparer.Compare(before, before with { Version = ContractVersion.Parse("summer") });

        Assert.Equal("version-not-semantic", found.VersionFinding?.Code);
        Assert.False(found.IsVersionEnough);
    }

    [Fact]
    public void A_change_reads_as_verdict_code_path_values_and_consequence()
    {
        var change = Assert.Single(new ComparisonFolder("values-become-optional").Compare().Changes);

        Assert.Equal(
            "breaking required-removed: schema[flight].properties[code].required: values became optional (true → false). "
            + "Readers can meet null, which typed code cannot hold and joins and sums treat otherwise.",
            change.ToString());
    }

    [Fact]
    public void A_change_knows_its_place_in_both_files()
    {
        var change = Assert.Single(new ComparisonFolder("properties-in-another-order").Compare().Changes.Concat(
            new ComparisonFolder("a-property-is-renamed").Compare().Changes));

        Assert.Equal(("schema[flight].properties[a].name", "schema[flight].properties[b].name"), (change.BeforePath, change.AfterPath));
        Assert.Equal((11, 11), (change.BeforePosition.Line, change.AfterPosition.Line));
    }

    [Theory]
    [InlineData("a-property-is-renamed", "flight", "a")]
    [InlineData("an-object-is-renamed", "flight", null)]
    [InlineData("a-nested-field-is-removed", "flight", "code")]
    [InlineData("a-role-is-removed", null, null)]
    public void A_change_names_the_object_and_the_column_as_their_readers_know_them(string name, string? schema, string? column)
    {
        var change = Assert.Single(new ComparisonFolder(name).Compare().Changes);

        Assert.Equal((schema, column), (change.ObjectName, change.PropertyName));
    }

    [Fact]
    public void A_position_that_spells_out_the_order_of_a_key_is_no_change()
    {
        var before = new ComparisonFolder("key-positions-with-a-gap").Before;
        var schema = before.Schema[0];
        var last = schema.Properties[1] with { PrimaryKeyPosition = null };

        var unspelt = before with { Schema = [schema with { Properties = [schema.Properties[0], last] }] };

        Assert.Empty(ContractComparer.Compare(unspelt, before).Changes);
    }

    [Fact]
    public void A_large_contract_is_compared_at_once()
    {
        var wide = new DataContract
        {
            ApiVersion = "v3.2.0",
            Kind = "DataContract",
            Id = "wide",
            Name = "wide",
            Version = new ContractVersion(1, 0, 0),
            Schema = [new SchemaObject { Name = "wide", Properties = [.. Columns("a")] }],
        };
        var other = wide with { Schema = [new SchemaObject { Name = "wide", Properties = [.. Columns("b")] }] };

        var clock = Stopwatch.StartNew();
        Assert.Equal(40_000, ContractComparer.Compare(wide, other).Changes.Count);

        // It takes some 100 ms; what grows with the square of the columns would take minutes.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));

        static IEnumerable<SchemaProperty> Columns(string prefix) =>
            Enumerable.Range(0, 20_000).Select(i => new SchemaProperty { Name = prefix + i });
    }
}
