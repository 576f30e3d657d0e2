#if MESH_ENGINE_ASPIRE && MESH_DEPLOY_KUBERNETES
using System.Globalization;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;

// Persistent volumes are experimental in 13.5.
#pragma warning disable ASPIRECOMPUTE002

namespace DataMesh.AppHost.Deployment;

/// <summary>A Kubernetes cluster: a Helm chart.</summary>
internal sealed class DeployKubernetes : IDeployment
{
    private const string Folder = "/mesh";
    private readonly IResourceBuilder<KubernetesEnvironmentResource> _cluster;
    private readonly IResourceBuilder<KubernetesPersistentVolumeResource> _tables;

    public DeployKubernetes(IDistributedApplicationBuilder builder)
    {
        builder.AddImageRegistry();
        _cluster = builder.AddKubernetesEnvironment("mesh")
            .WithDashboard(enabled: false)
            .WithHelm(chart => chart.WithChartName("datamesh").WithChartDescription("A DataMesh data mesh"));

        // Many pods on many nodes write it, so its storage class must allow that: often not the cluster's default.
        _tables = _cluster.AddPersistentVolume("tables").WithAccessMode(PersistentVolumeAccessMode.ReadWriteMany).WithCapacity("50Gi");
        const string storageClass = "tables-storage-class";
        if (!string.IsNullOrEmpty(builder.Configuration[$"Parameters:{storageClass}"]))
        {
            _tables.WithStorageClass(builder.AddParameter(storageClass));
        }
    }

    public bool KeepsPostgres => true;

    public void ShareTables(IResourceBuilder<ProjectResource> process) => process
        .WithPersistentVolume(_tables, Folder)
        .WithEnvironment(DeployedProcess.TablesRoot, $"{Folder}/tables");

    public void Place(IResourceBuilder<ProjectResource> process, Size size)
    {
        process.AddTelemetry();
        process.AddProbes();
        process.WithReplicas(size.Replicas);
        var migrates = process.TakeMigrations() is not null;
        process.PublishAsKubernetesService(service =>
        {
            var pod = (service.Workload ?? throw new InvalidOperationException($"{service.Name} has no workload.")).PodTemplate.Spec;
            var container = pod.Containers[0];
            Limit(container, size);
            Harden(container);
            Mend(container);
            if (migrates)
            {
                pod.InitContainers.Add(MigrationsOf(container, size));
            }
        });
    }

    public void Keep(IResourceBuilder<PostgresServerResource> server)
    {
        const string data = "postgres-data";
        server.WithDataVolume(data).WithPersistentVolume(_cluster.AddPersistentVolume(data).WithCapacity("20Gi"));
    }

    private static void Limit(ContainerV1 container, Size size)
    {
        var memory = string.Create(CultureInfo.InvariantCulture, $"{size.MemoryMebibytes}Mi");
        container.Resources = new ResourceRequirementsV1
        {
            Limits = { ["cpu"] = size.Cpu.ToString(CultureInfo.InvariantCulture), ["memory"] = memory },
            Requests = { ["cpu"] = (size.Cpu / 4).ToString(CultureInfo.InvariantCulture), ["memory"] = memory },
        };
    }

    private static void Harden(ContainerV1 container) => container.SecurityContext = new SecurityContextV1
    {
        RunAsNonRoot = true,
        AllowPrivilegeEscalation = false,
        Capabilities = new CapabilitiesV1 { Drop = { "ALL" } },
    };

    /// <summary>Kubernetes takes a probe's scheme in capitals only, and 13.5 writes the endpoint's.</summary>
    private static void Mend(ContainerV1 container)
    {
        foreach (var probe in new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe })
        {
            if (probe?.HttpGet is { } get)
            {
                get.Scheme = get.Scheme.ToUpperInvariant();
            }
        }
    }

    /// <summary>The same image and settings with the argument <c>migrate</c>, before the process in its own pod; two at once are safe.</summary>
    private static ContainerV1 MigrationsOf(ContainerV1 container, Size size)
    {
        var migrations = new ContainerV1
        {
            Name = $"{container.Name}-migrations",
            Image = container.Image,
            ImagePullPolicy = container.ImagePullPolicy,
            Args = { "migrate" },
        };
        migrations.EnvFrom.AddRange(container.EnvFrom);
        Limit(migrations, size);
        Harden(migrations);
        return migrations;
    }
}
#endif
