namespace DataMesh.Tables;

/// <summary>
/// The rows that checks of an object look at. Checks on single rows look at the new rows (the old ones were checked when they came);
/// checks on the table as a whole (row count, duplicates, SQL rules) look at what the table would be.
/// </summary>
/// <param name="New">Name of the view with the staged rows.</param>
/// <param name="All">Name of the view with the table as it would be.</param>
internal sealed record Relations(string New, string All);
