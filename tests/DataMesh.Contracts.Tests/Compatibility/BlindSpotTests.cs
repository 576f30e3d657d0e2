namespace DataMesh.Contracts.Tests;

/// <summary>No field of a contract may change unseen: each value of a document with every section is edited and removed in turn.</summary>
public sealed class BlindSpotTests
{
    // The version is judged, not compared; a lone partition column is the first whatever its position.
    private static readonly string[] NoPromise = ["version", "schema[0].properties[0].partitionKeyPosition"];

    // Without them the contract promises the same, because they are the standard's defaults.
    private static readonly string[] DefaultsSpeltOut =
    [
        "schema[0].physicalType",
        "schema[0].logicalType",
        "schema[0].relationships[0].type",
        "schema[0].quality[0].type",
        "schema[0].quality[0].unit",
        "schema[0].properties[0].physicalName",
        "schema[0].properties[0].deprecated",
        "schema[0].properties[1].logicalTypeOptions.timezone",
        "schema[0].properties[3].primaryKeyPosition",
        "schema[0].properties[4].logicalTypeOptions.minItems",
        "schema[0].properties[6].logicalTypeOptions.elementType",
        "slaProperties[0].element",
    ];

    private static readonly DataContract Original = ContractReader.Read(new CaseFolder("every-section").Text, "before").Value!;

    [Fact]
    public void No_value_changes_unseen() => Assert.Equal([], Unseen(EditedDocument.Edits(Original.Node)).Except(NoPromise));

    [Fact]
    public void No_field_goes_unseen() =>
        Assert.Equal(DefaultsSpeltOut, Unseen(EditedDocument.Removals(Original.Node)).Except(NoPromise));

    // An edit that the reader refuses is no contract.
    private static List<string> Unseen(IEnumerable<EditedDocument> edits)
    {
        var contracts = edits.Select(e => (e.Path, ContractReader.Read(e.Json, "after").Value)).Where(e => e.Value is not null).ToList();
        Assert.True(contracts.Count > 100);
        return [.. contracts.Where(e => ContractComparer.Compare(Original, e.Value!).Changes.Count == 0).Select(e => e.Path)];
    }
}
