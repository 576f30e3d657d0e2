#if MESH_ENGINE_ASPIRE && MESH_DEPLOY_COMPOSE
using System.Globalization;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using Limits = Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm.Resources;

namespace DataMesh.AppHost.Deployment;

/// <summary>One machine with Docker or Podman: a compose file and its settings.</summary>
internal sealed class DeployCompose : IDeployment
{
    private const string Home = "/home/app";
    private readonly Dictionary<string, string> _processOf = [];
    private string? _postgres;

    public DeployCompose(IDistributedApplicationBuilder builder)
    {
        builder.AddImageRegistry();
        builder.AddDockerComposeEnvironment("mesh").WithDashboard(enabled: false).ConfigureComposeFile(Complete);
    }

    public bool KeepsPostgres => true;

    /// <summary>
    /// Mounted over the one folder of the base image that belongs to its user: Docker gives a new volume the owner of what it covers, and a
    /// path that is not in the image would be root's.
    /// </summary>
    public void ShareTables(IResourceBuilder<ProjectResource> process) => process
        .WithAnnotation(new ContainerMountAnnotation("tables", Home, ContainerMountType.Volume, isReadOnly: false))
        .WithEnvironment(DeployedProcess.TablesRoot, $"{Home}/tables");

    public void Place(IResourceBuilder<ProjectResource> process, Size size)
    {
        process.AddTelemetry();
        if (process.TakeMigrations() is { } migrations)
        {
            _processOf.Add(migrations.Name, process.Resource.Name);
        }

        process.PublishAsDockerComposeService((_, service) =>
        {
            // The way in has a port that stays the same, so there can be only one of it on the machine.
            var published = service.Ports.Count > 0;
            service.Ports = [.. service.Ports.Select(port => $"${{MESH_PORT:-5100}}:{port}")];
            service.Deploy = DeployOf(published ? size with { Replicas = 1 } : size);
            service.CapDrop = ["ALL"];
            service.SecurityOpt = ["no-new-privileges:true"];
        });
    }

    public void Keep(IResourceBuilder<PostgresServerResource> server)
    {
        _postgres = server.Resource.Name;
        server.WithDataVolume("postgres-data").PublishAsDockerComposeService((_, service) => service.Healthcheck = new Healthcheck
        {
            Test = ["CMD", "pg_isready", "--username", "postgres"],
            Interval = "5s",
            Timeout = "5s",
            Retries = 20,
            StartPeriod = "5s",
        });
    }

    private static Deploy DeployOf(Size size) => new()
    {
        Replicas = size.Replicas,
        Resources = new Limits
        {
            Limits = new ResourceSpec
            {
                Cpus = size.Cpu.ToString(CultureInfo.InvariantCulture),
                Memory = string.Create(CultureInfo.InvariantCulture, $"{size.MemoryMebibytes}M"),
            },
        },
    };

    private void Complete(ComposeFile file)
    {
        foreach (var service in file.Services.Values)
        {
            service.Restart = "unless-stopped";
            if (_postgres is not null && service.DependsOn.TryGetValue(_postgres, out var dependency))
            {
                dependency.Condition = "service_healthy";
            }
        }

        foreach (var (migrations, process) in _processOf)
        {
            file.AddService(MigrationsOf(file.Services[process], migrations));
        }
    }

    /// <summary>The process's image and settings with the argument <c>migrate</c>; the process starts when it has succeeded.</summary>
    private Service MigrationsOf(Service process, string name)
    {
        var migrations = new Service
        {
            Name = name,
            Image = process.Image,
            Command = ["migrate"],
            Environment = new(process.Environment),
            Networks = [.. process.Networks],
            CapDrop = [.. process.CapDrop],
            SecurityOpt = [.. process.SecurityOpt],
            Restart = "on-failure",
        };
        if (_postgres is not null)
        {
            migrations.DependsOn[_postgres] = new ServiceDependency { Condition = "service_healthy" };
        }

        return migrations;
    }
}
#endif
