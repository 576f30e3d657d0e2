using DataMesh.Client;

namespace DataMesh.Cli.Tests;

/// <summary>The airports as the catalog answers them.</summary>
internal static class FakeMesh
{
    public static ProductSummary Summary() => new()
    {
        Domain = "airports",
        Product = "airports",
        Version = "1.0.0",
        Status = "active",
        Tags = [],
        Ports = [Port()],
    };

    public static ProductDetails Details(string text) => new()
    {
        Domain = "airports",
        Product = "airports",
        Version = "1.0.0",
        Status = "active",
        Tags = [],
        PublishedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Ports = [Port()],
        Upstream = [],
        Downstream = [],
        Document = new() { File = "airports.odps.yaml", Content = text },
    };

    private static Port Port() => new()
    {
        Name = "airports",
        ContractId = "urn:datamesh:contract:airports:airports",
        Contract = "airports",
        ContractVersion = "1.0.0",
        Major = 1,
        Objects = [],
        Interfaces = [],
    };
}
