namespace DataMesh.Tables.Probe;

/// <summary>Where in a commit the process dies.</summary>
internal enum DeathStep
{
    Never,

    /// <summary>The file is written, but not known to be on disk.</summary>
    BeforePersist,

    /// <summary>The file is on disk, and no commit names it.</summary>
    BeforePut,

    /// <summary>The commit is there, and nobody heard of it.</summary>
    AfterPut,

    /// <summary>The checkpoint is computed, and not there.</summary>
    BeforeCheckpoint,

    /// <summary>Half of the checkpoint is in the log's folder, under the name that it has while it is written.</summary>
    HalfCheckpoint,

    /// <summary>The checkpoint is there, and the hint is the old one.</summary>
    BeforeHint,
    AfterHint,
}
