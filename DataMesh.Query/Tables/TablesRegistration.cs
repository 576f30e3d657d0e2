using DataMesh.Tables;

namespace DataMesh.Query.Tables;

internal static class TablesRegistration
{
    private const string RootKey = "DataMesh:Tables:Root";

    public static void AddTables(this IServiceCollection services)
    {
        services.AddSingleton<ITableStorage>(provider => new LocalTableStorage(
            provider.GetRequiredService<IConfiguration>()[RootKey] is { Length: > 0 } root
                ? root
                : throw new InvalidOperationException("No tables folder. Set the environment variable DataMesh__Tables__Root, or start the service through the AppHost.")));
        services.AddSingleton<MeshTables>();
    }
}
