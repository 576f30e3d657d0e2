using DataMesh.Contracts;
using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>A change of a contract that is judged from the version of it that is in the mesh, in the same major.</summary>
internal sealed record ChangeRow(ContractDocument In, DataContract Before, ContractComparison Comparison, ContractChange Change)
{
    public static readonly RelationOf<ChangeRow> Relation = new("contract_change",
        "A change of a contract from the version of the same major that is in the mesh already.",
    [
        [
            new("file", Text, "file of the contract", row => row.In.File),
            new("path", Text, "place in the file by names, such as `schema[flight].properties[delay].required`", row => row.Change.Path),
        ],
        Place.OfContract<ChangeRow>(row => row.In),
        [
            new("object", Text, "the object that changed; null for the whole contract", row => row.Change.ObjectName),
            new("property", Text, "the column that changed; null when no single column did", row => row.Change.PropertyName),
            new("code", Text, "kind of change: [docs/compatibility.md](compatibility.md) lists all", row => row.Change.Code),
            new("readers", Text, "`neutral`, `additive` or `breaking`", row => Word(row.Change.Kind.Readers)),
            new("writers", Text, "the same for the pipeline", row => Word(row.Change.Kind.Writers)),
            new("demands", Text, "the part of the version that must grow: `none`, `patch`, `minor` or `major`", row => Word(row.Change.Kind.Demands)),
            new("before", Text, "value in the mesh; null where there was none", row => row.Change.Before),
            new("after", Text, "value now; null where there is none", row => row.Change.After),
            new("before_version", Text, "version in the mesh", row => row.Before.Version.Text),
            new("version", Text, "version now", row => row.In.Contract.Version.Text),
            new("version_is_enough", Flag, "the version grew as all changes demand, or the one in the mesh is a draft", row => row.Comparison.IsVersionEnough),
            new("message", Text, "what happened, from what to what, who is hurt and how", row => row.Change.Message),
        ],
    ]);

    public static IEnumerable<ChangeRow> Of(DocumentSet judged, DocumentSet published) =>
        from document in judged.Contracts
        from before in published.Contracts.Select(found => found.Contract)
        where before.Id == document.Contract.Id && before.Version.Major == document.Contract.Version.Major
        let comparison = ContractComparer.Compare(before, document.Contract)
        from change in comparison.Changes
        select new ChangeRow(document, before, comparison, change);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
