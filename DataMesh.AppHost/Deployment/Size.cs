namespace DataMesh.AppHost.Deployment;

/// <summary>How much of the target machine a deployed process gets. Nothing of it counts while the mesh runs on this machine.</summary>
/// <param name="Cpu">Cores, at most. Memory follows: 2 GiB a core, the only ratio that Azure Container Apps' consumption plan knows.</param>
/// <param name="Replicas">Processes of this kind at once.</param>
internal sealed record Size(double Cpu, int Replicas)
{
    /// <summary>MiB, at most; a process that takes more is killed and started again.</summary>
    public int MemoryMebibytes => (int)(Cpu * 2048);
}
