namespace DataMesh.Contracts;

/// <summary>Where a contract is in its life, by its <c>status</c>.</summary>
public enum LifecycleStage
{
    /// <summary>A word that we do not know; taken for a promise like any other.</summary>
    Unknown,

    /// <summary>It promises nothing yet, and may change in any way.</summary>
    Draft,

    /// <summary>It holds.</summary>
    Active,

    /// <summary>It holds until its last day; no new use should start.</summary>
    Deprecated,

    /// <summary>It holds no longer.</summary>
    Retired,
}
