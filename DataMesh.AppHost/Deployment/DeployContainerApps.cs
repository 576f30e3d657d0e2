#if MESH_ENGINE_ASPIRE && MESH_DEPLOY_ACA
using System.Globalization;
using Aspire.Hosting.Azure;
using Azure.Provisioning.AppContainers;
using Azure.Provisioning.Expressions;
using Azure.Provisioning.Storage;
using AzureFileShare = Azure.Provisioning.Storage.FileShare;

namespace DataMesh.AppHost.Deployment;

/// <summary>Azure Container Apps, by <c>aspire deploy</c> or azd.</summary>
internal sealed class DeployContainerApps : IDeployment
{
    private const string Folder = "/mesh";
    private const string Tables = "tables";
    private readonly HashSet<string> _readers = [];

    public DeployContainerApps(IDistributedApplicationBuilder builder) =>
        builder.AddAzureContainerAppEnvironment("mesh").WithDashboard(enable: false).ConfigureInfrastructure(AddTables);

    /// <summary>Its volumes are SMB shares, on which PostgreSQL cannot set the owner of its files.</summary>
    public bool KeepsPostgres => false;

    /// <summary>
    /// A volume annotation would give each process a share of its own, so the shared one is added to the environment and mounted by name.
    /// </summary>
    public void ShareTables(IResourceBuilder<ProjectResource> process)
    {
        _readers.Add(process.Resource.Name);
        process.WithEnvironment(DeployedProcess.TablesRoot, $"{Folder}/tables");
    }

    public void Place(IResourceBuilder<ProjectResource> process, Size size)
    {
        process.AddTelemetry();
        process.AddProbes();
        process.WithReplicas(size.Replicas);
        var migrates = process.TakeMigrations() is not null;
        process.PublishAsAzureContainerApp((_, app) =>
        {
            var container = app.Template.Containers[0].Value ?? throw new InvalidOperationException($"{process.Resource.Name} has no container.");
            container.Resources = ResourcesOf(size);
            app.Template.Scale.MaxReplicas = size.Replicas;
            if (_readers.Contains(process.Resource.Name))
            {
                Mount(app.Template, container);
            }

            if (migrates)
            {
                app.Template.InitContainers.Add(MigrationsOf(container, $"{process.Resource.Name}-migrations", size));
            }
        });
    }

    public void Keep(IResourceBuilder<PostgresServerResource> server) =>
        throw new InvalidOperationException("Container Apps cannot keep a database server's files; ask KeepsPostgres first.");

    private static AppContainerResources ResourcesOf(Size size) => new()
    {
        Cpu = size.Cpu,
        Memory = string.Create(CultureInfo.InvariantCulture, $"{size.MemoryMebibytes / 1024.0}Gi"),
    };

    private static void Mount(ContainerAppTemplate template, ContainerAppContainer container)
    {
        template.Volumes.Add(new ContainerAppVolume
        {
            Name = Tables,
            StorageType = ContainerAppStorageType.AzureFile,
            StorageName = Tables,
            // The user of the images; SMB knows no other way to say whose the files are.
            MountOptions = "uid=1654,gid=1654,dir_mode=0770,file_mode=0660",
        });
        container.VolumeMounts.Add(new ContainerAppVolumeMount { VolumeName = Tables, MountPath = Folder });
    }

    /// <summary>The same image and settings with the argument <c>migrate</c>, before the process; two at once are safe.</summary>
    private static ContainerAppInitContainer MigrationsOf(ContainerAppContainer container, string name, Size size)
    {
        var migrations = new ContainerAppInitContainer { Name = name, Image = container.Image, Resources = ResourcesOf(size) };
        migrations.Args.Add("migrate");
        foreach (var variable in container.Env)
        {
            migrations.Env.Add(variable);
        }

        return migrations;
    }

    private static void AddTables(AzureResourceInfrastructure azure)
    {
        var environment = azure.GetProvisionableResources().OfType<ContainerAppManagedEnvironment>().Single();
        var account = new StorageAccount("tablesAccount")
        {
            Kind = StorageKind.StorageV2,
            Sku = new StorageSku { Name = StorageSkuName.StandardZrs },
            MinimumTlsVersion = StorageMinimumTlsVersion.Tls1_2,
        };
        var files = new FileService("tablesFiles") { Parent = account };
        var share = new AzureFileShare("tablesShare") { Parent = files, Name = Tables, ShareQuota = 1024 };
        azure.Add(account);
        azure.Add(files);
        azure.Add(share);
        azure.Add(new ContainerAppManagedEnvironmentStorage("tablesStorage")
        {
            Parent = environment,
            Name = Tables,
            ManagedEnvironmentStorageAzureFile = new()
            {
                ShareName = share.Name,
                AccountName = account.Name,
                AccountKey = new MemberExpression(account.GetKeys()[0].Compile(), "value"),
                AccessMode = ContainerAppAccessMode.ReadWrite,
            },
        });
    }
}
#endif
