namespace DataMesh.Cli.Comparing;

/// <summary>Which comparison ends with a finding.</summary>
internal enum FailOn
{
    /// <summary>The version is not enough for the changes.</summary>
    Version,

    /// <summary>The changes demand a major version, and the version is not enough.</summary>
    Breaking,

    /// <summary>None.</summary>
    Never,
}
