namespace DataMesh.Contracts;

/// <summary>What a change does to those who relied on the contract before. Ordered: the greater is the worse.</summary>
public enum Impact
{
    /// <summary>Nothing they rely on.</summary>
    Neutral,

    /// <summary>They get more, or may do more, than before.</summary>
    Additive,

    /// <summary>What was right under the old contract may fail, or be silently wrong, under the new one.</summary>
    Breaking,
}
