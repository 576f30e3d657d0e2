using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DataMesh.Sdk;

/// <summary>Settings of a domain's process.</summary>
public sealed class DomainOptions
{
    public const string Section = "DataMesh:Domain";

    /// <summary>Configuration key of the folder below which all tables lie, shared with readers; required.</summary>
    public const string TablesRootKey = "DataMesh:Tables:Root";

    /// <summary>
    /// Folder with the domain's documents and SQL. Default: the content root when it holds an ODPS document, otherwise the folder of the program.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Address that the domain announces to the mesh, as other processes reach it. Default: <c>http://{service name}</c> where services are
    /// found by name; the address on which the process listens where it joined by the catalog's address.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>Memory of DuckDB for a pipeline run, in MiB; 64 to 65536. Default 1024; beyond it DuckDB spills to disk.</summary>
    [Range(64, 65_536)]
    public int PipelineMemoryMegabytes { get; set; } = 1024;

    /// <summary>Threads of DuckDB for a pipeline run; 1 to 256. Default 2.</summary>
    [Range(1, 256)]
    public int PipelineThreads { get; set; } = 2;

    /// <summary>Finished runs whose status is remembered; 10 to 100000. Default 1000. Older ones are still known by the tables' logs.</summary>
    [Range(10, 100_000)]
    public int RememberedRuns { get; set; } = 1000;

    internal static string TablesRoot(IConfiguration configuration) =>
        configuration[TablesRootKey] is { Length: > 0 } root
            ? root
            : throw new InvalidOperationException(
                "No tables folder. Set DataMesh__Tables__Root, or DataMesh__Catalog to the address of a running mesh's catalog, or start the domain through the AppHost.");
}
