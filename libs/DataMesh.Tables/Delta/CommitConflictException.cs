namespace DataMesh.Tables;

/// <summary>Other writers won every attempt to commit. Nothing of this commit is visible; it may be repeated.</summary>
public sealed class CommitConflictException(TableAddress table, int attempts)
    : Exception($"{attempts} attempts to commit to {table} were overtaken by other writers.");
