namespace DataMesh.Contracts;

/// <summary>Part of a semantic version that has to grow. Ordered.</summary>
public enum VersionBump
{
    /// <summary>Nothing has to grow.</summary>
    None,

    /// <summary>Only the patch number need grow: nobody has to change anything.</summary>
    Patch,

    /// <summary>The minor number must grow: readers may use something new.</summary>
    Minor,

    /// <summary>The major number must grow: somebody would break.</summary>
    Major,
}
