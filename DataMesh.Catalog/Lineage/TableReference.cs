using System.Globalization;

namespace DataMesh.Catalog.Lineage;

/// <summary>A table of the mesh by its OpenLineage name: namespace <c>datamesh://{domain}</c>, name <c>{contract}/v{major}/{object}</c>.</summary>
internal sealed record TableReference(string Domain, string Contract, int Major, string Object)
{
    public const string Scheme = "datamesh://";

    public static TableReference? Parse(string datasetNamespace, string name) =>
        datasetNamespace.StartsWith(Scheme, StringComparison.Ordinal)
        && name.Split('/') is [var contract, ['v', .. var version], var table]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new(datasetNamespace[Scheme.Length..], contract, major, table)
            : null;
}
