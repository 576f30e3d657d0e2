namespace DataMesh.Tables;

/// <summary>A table as a consumer's session sees it.</summary>
/// <param name="Domain">First part of its name; dashes are underscores already.</param>
/// <param name="Contract"><c>{contract}_v{major}</c> for the three-part name, or null for <c>{domain}.{object}</c>.</param>
/// <param name="Object">Last part of its name.</param>
/// <param name="Query">SELECT over its files.</param>
/// <param name="Files">Absolute paths of the files that the query opens.</param>
public sealed record LockedTable(string Domain, string? Contract, string Object, string Query, IReadOnlyList<string> Files);
