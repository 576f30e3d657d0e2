namespace DataMesh.Import;

/// <summary>What was counted of a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Values">Rows with a value.</param>
/// <param name="Distinct">Different values; null when they were not counted.</param>
/// <param name="Least">Smallest value as text, or null.</param>
/// <param name="Greatest">Greatest value as text, or null.</param>
internal sealed record ColumnFacts(string Name, string Type, long Values, long? Distinct, string? Least, string? Greatest);
