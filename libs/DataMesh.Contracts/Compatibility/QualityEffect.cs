namespace DataMesh.Contracts;

/// <summary>What a quality rule does to rows that break it.</summary>
internal enum QualityEffect
{
    /// <summary>Nothing executes it: it is words for people, or expects nothing.</summary>
    Words,

    /// <summary>Rows are published, people are warned.</summary>
    Warns,

    /// <summary>Rows are not published.</summary>
    HoldsBack,
}
