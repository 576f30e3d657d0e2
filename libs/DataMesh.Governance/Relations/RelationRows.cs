namespace DataMesh.Governance;

/// <summary>A relation's rows, values in the order of its columns.</summary>
internal sealed record RelationRows(Relation Relation, IEnumerable<object?[]> Rows)
{
    /// <summary>The same rows as what is in the mesh already.</summary>
    public RelationRows Published() => this with { Relation = Relations.PublishedTwin(Relation) };
}
