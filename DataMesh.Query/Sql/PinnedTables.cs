using DataMesh.Tables;

namespace DataMesh.Query.Sql;

/// <summary>The tables of one statement, each at one version.</summary>
/// <param name="Tables">What the statement's session is given.</param>
/// <param name="DataVersions">Version of each, by its full name.</param>
/// <param name="Columns">Names of all their columns.</param>
internal sealed record PinnedTables(
    IReadOnlyList<LockedTable> Tables, IReadOnlyDictionary<string, long> DataVersions, IReadOnlyCollection<string> Columns);
