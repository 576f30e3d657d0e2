namespace DataMesh.Contracts;

/// <summary>Part of a semantic version that has to grow. Ordered.</summary>
public enum VersionBump
{
    /// <summary>Nothing has to grow.</summary>
    None,
    Patch,
    Minor,
    Major,
}
