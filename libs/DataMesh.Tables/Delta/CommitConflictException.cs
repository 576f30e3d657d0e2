namespace DataMesh.Tables;

/// <summary>Other writers changed what this commit builds on. Nothing of it is visible; the run may be repeated.</summary>
public sealed class CommitConflictException(TableAddress table, string reason) : Exception($"The commit to {table} was overtaken by other writers: {reason}");
