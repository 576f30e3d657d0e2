using DataMesh.Catalog.Governance;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Compatibility;

/// <summary>Comparisons as readers of the catalog get them.</summary>
internal static class VersionChanges
{
    public static VersionChange Of(string domain, string contract, ContractComparison comparison, string? refusal = null) => new()
    {
        Domain = domain,
        Contract = contract,
        Before = comparison.Before.Text,
        After = comparison.After.Text,
        Readers = PolicyWire.Word(comparison.Readers),
        Writers = PolicyWire.Word(comparison.Writers),
        Demands = PolicyWire.Word(comparison.Demands),
        NextVersion = comparison.NextVersion.Text,
        Refusal = refusal,
        Changes = [.. comparison.Changes.Select(Change)],
    };

    private static ContractChangeDetails Change(ContractChange change) => new()
    {
        Code = change.Code,
        Readers = PolicyWire.Word(change.Kind.Readers),
        Writers = PolicyWire.Word(change.Kind.Writers),
        Demands = PolicyWire.Word(change.Kind.Demands),
        BeforePath = change.BeforePath,
        AfterPath = change.AfterPath,
        Object = change.ObjectName,
        Property = change.PropertyName,
        Before = change.Before,
        After = change.After,
        Line = Math.Max(0, change.AfterPosition.Line),
        Message = change.Message,
    };
}
