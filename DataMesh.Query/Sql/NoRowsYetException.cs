namespace DataMesh.Query.Sql;

/// <summary>A statement reads a table that nothing has been published to.</summary>
internal sealed class NoRowsYetException(string table)
    : Exception($"The table '{table}' has no published rows yet: its pipeline has not succeeded so far.");
