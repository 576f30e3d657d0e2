using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Documents;

/// <summary>Where the domain's documents, SQL and data files are, and what the process is called in the mesh.</summary>
internal sealed class DomainFolder(IHostEnvironment environment, IConfiguration configuration, IOptions<DomainOptions> options)
{
    public string Root { get; } = options.Value.Folder is { } folder
        ? Path.GetFullPath(folder)
        : Directory.EnumerateFiles(environment.ContentRootPath, "*.odps.*").Any() ? environment.ContentRootPath : AppContext.BaseDirectory;

    /// <summary>The resource's name in an AppHost; otherwise the program's.</summary>
    public string ServiceName { get; } = configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : environment.ApplicationName.ToLowerInvariant();

    /// <summary>Full path of a file of the domain.</summary>
    /// <exception cref="InvalidOperationException">The path leaves the domain's folder.</exception>
    public string Locate(string path)
    {
        var located = Path.GetFullPath(Path.Combine(Root, path));
        return located.StartsWith(Path.GetFullPath(Root), StringComparison.Ordinal)
            ? located
            : throw new InvalidOperationException($"'{path}' lies outside the domain's folder; keep its files inside.");
    }
}
