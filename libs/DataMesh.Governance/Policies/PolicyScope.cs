namespace DataMesh.Governance;

/// <summary>What one finding of a policy is about.</summary>
public enum PolicyScope
{
    /// <summary>A contract: the check names its file.</summary>
    Contract,

    /// <summary>A product, or one of its contracts: the check names the file.</summary>
    Product,

    /// <summary>The mesh: the check names a file where there is one, else domain and product.</summary>
    Mesh,
}
