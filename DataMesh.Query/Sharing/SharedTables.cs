using DataMesh.Query.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>What a recipient may see of the mesh. Names are found whatever their case, as the protocol demands.</summary>
internal sealed class SharedTables(MeshTables tables)
{
    public IReadOnlyList<SharedTable> Of(Recipient recipient) =>
    [
        .. tables.All.Select(table => new SharedTable(table.Address)).Where(table => recipient.May(table.Share))
            .OrderBy(table => table.Share, StringComparer.Ordinal).ThenBy(table => table.Schema, StringComparer.Ordinal).ThenBy(table => table.Name, StringComparer.Ordinal),
    ];

    /// <exception cref="SharingProblem">There is no such share, or it is not for this recipient: which of both is not told.</exception>
    public IReadOnlyList<SharedTable> OfShare(Recipient recipient, string share)
    {
        List<SharedTable> found = [.. Of(recipient).Where(table => Same(table.Share, share))];
        return found.Count > 0 ? found : throw SharingProblem.Missing($"There is no share '{share}'.");
    }

    /// <inheritdoc cref="OfShare" path="/exception" />
    public IReadOnlyList<SharedTable> OfSchema(Recipient recipient, string share, string schema)
    {
        List<SharedTable> found = [.. OfShare(recipient, share).Where(table => Same(table.Schema, schema))];
        return found.Count > 0 ? found : throw SharingProblem.Missing($"The share '{share}' has no schema '{schema}'.");
    }

    /// <inheritdoc cref="OfShare" path="/exception" />
    public SharedTable Find(Recipient recipient, string share, string schema, string table)
    {
        var offered = OfSchema(recipient, share, schema);
        return offered.FirstOrDefault(found => Same(found.Name, table))
            ?? throw SharingProblem.Missing($"The schema '{schema}' has no table '{table}'; it has {string.Join(", ", offered.Select(found => $"'{found.Name}'"))}.");
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
