namespace DataMesh.Governance;

/// <summary>A table that checks may read.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Description">What one row is.</param>
/// <param name="Columns">Its columns in order.</param>
/// <param name="NeedsMesh">True when only a caller that knows the mesh can fill it; without, its readers are not executed.</param>
public sealed record Relation(string Name, string Description, IReadOnlyList<RelationColumn> Columns, bool NeedsMesh)
{
    /// <summary>Prefix of the twins of the relations of documents: the same columns for what is in the mesh already.</summary>
    public const string PublishedPrefix = "published_";
}
