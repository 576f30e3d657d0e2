using System.Text.RegularExpressions;

namespace DataMesh.Contracts.Tests;

/// <summary>No field of a contract may change unseen: each value of a document with every section is edited and removed in turn.</summary>
public sealed partial class BlindSpotTests
{
    // The version is judged, not compared; a lone partition column is the first whatever its position.
    private static readonly string[] NoPromise = ["version", "schema.properties.partitionKeyPosition"];

    // The standard's defaults, or ours: a contract that does not spell them out promises the same.
    private static readonly string[] Defaults =
    [
        "schema.physicalType",
        "schema.logicalType",
        "schema.relationships.type",
        "schema.quality.type",
        "schema.quality.unit",
        "schema.properties.physicalName",
        "schema.properties.deprecated",
        "schema.properties.logicalTypeOptions.timezone",
        "schema.properties.primaryKeyPosition",
        "schema.properties.logicalTypeOptions.minItems",
        "schema.properties.logicalTypeOptions.elementType",
        "slaProperties.element",
    ];

    private static readonly DataContract Original = ContractReader.Read(new CaseFolder("every-section").Text, "before").Value!;

    [Fact]
    public void No_value_changes_unseen() => Assert.Empty(Unseen(EditedDocument.Edits(Original.Node)).Except(NoPromise));

    [Fact]
    public void No_field_goes_unseen() =>
        Assert.Empty(Unseen(EditedDocument.Removals(Original.Node)).Except(NoPromise).Except(Defaults));

    // An edit that the reader refuses is no contract.
    private static List<string> Unseen(IEnumerable<EditedDocument> edits)
    {
        var contracts = edits.Select(e => (e.Path, ContractReader.Read(e.Json, "after").Value)).Where(e => e.Value is not null).ToList();
        Assert.True(contracts.Count > 100);
        var unseen = contracts.Where(e => ContractComparer.Compare(Original, e.Value!).Changes.Count == 0).Select(e => e.Path);
        return [.. unseen.Select(path => Indices().Replace(path, ""))];
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Indices();
}
