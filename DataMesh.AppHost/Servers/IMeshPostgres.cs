namespace DataMesh.AppHost.Servers;

/// <summary>The PostgreSQL server of the mesh, wherever it comes from.</summary>
internal interface IMeshPostgres
{
    /// <summary>The database of that name; created with the server's first start.</summary>
    MeshDatabase Database(string name);
}
