namespace DataMesh.Benchmarks.Baselines;

/// <summary>The least a .NET web process can be: the unit in which the mesh's cold start is counted.</summary>
internal static class MinimalKestrel
{
    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        await app.RunAsync();
        return 0;
    }
}
