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
        Readers = Word(comparison.Readers),
        Writers = Word(comparison.Writers),
        Demands = Word(comparison.Demands),
        NextVersion = comparison.NextVersion.Text,
        Refusal = refusal,
        Changes = [.. comparison.Changes.Select(Change)],
    };

    private static ContractChangeDetails Change(ContractChange change) => new()
    {
        Code = change.Code,
        Readers = Word(change.Kind.Readers),
        Writers = Word(change.Kind.Writers),
        Demands = Word(change.Kind.Demands),
        BeforePath = change.BeforePath,
        AfterPath = change.AfterPath,
        Object = change.ObjectName,
        Property = change.PropertyName,
        Before = change.Before,
        After = change.After,
        Line = Math.Max(0, change.AfterPosition.Line),
        Message = change.Message,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
