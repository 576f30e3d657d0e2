namespace DataMesh.Tables;

/// <summary>How far an application has come (Delta's <c>txn</c> action).</summary>
/// <param name="Version">A number of the application's own, which never falls.</param>
/// <param name="LastUpdated">When it was written; null when the writer did not say.</param>
/// <param name="Commit">The commit that wrote it, or the checkpoint that carried it on.</param>
public sealed record TableTransaction(long Version, DateTimeOffset? LastUpdated, long Commit);
