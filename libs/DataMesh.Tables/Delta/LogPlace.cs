namespace DataMesh.Tables;

/// <summary>Where actions stand: in the commit, or in the checkpoint, of a version.</summary>
internal readonly record struct LogPlace(long Version, bool IsCheckpoint);
