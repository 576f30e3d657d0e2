namespace DataMesh.AppHost.Deployment;

/// <summary>Where a published mesh goes, and what that place can express. There is none while the mesh runs on this machine.</summary>
internal interface IDeployment
{
    /// <summary>False where a database server cannot keep its files: the mesh then takes a connection string to a server of yours.</summary>
    bool KeepsPostgres { get; }

    /// <summary>Lets a process see the one folder of Delta tables that domains, query and catalog share.</summary>
    void ShareTables(IResourceBuilder<ProjectResource> process);

    /// <summary>Sets size, replicas and probes, and makes the process's migrations a step before it. Call it when nothing else is added.</summary>
    void Place(IResourceBuilder<ProjectResource> process, Size size);

#if MESH_ENGINE_ASPIRE
    /// <summary>Gives the database server a disk that outlives it.</summary>
    void Keep(IResourceBuilder<PostgresServerResource> server);
#endif
}
