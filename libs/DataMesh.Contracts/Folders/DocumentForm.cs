namespace DataMesh.Contracts;

/// <summary>What a document is, by its name or by its first fields.</summary>
public enum DocumentForm
{
    /// <summary>Nothing that is read here.</summary>
    Unknown,

    /// <summary>A contract by ODCS; one of 2.2 too, which wants to be migrated.</summary>
    Contract,

    /// <summary>A product by ODPS; one by a standard of the same name, or by DPDS, too: reading it says so.</summary>
    Product,
}
