using System.Text.Json.Nodes;

namespace DataMesh.Client;

/// <summary>A place where the data is.</summary>
public sealed record DescribedServer
{
    public required string Name { get; init; }
    public required string Type { get; init; }
    public string? Environment { get; init; }
    public string? Description { get; init; }

    /// <summary>What the type adds, such as <c>host</c> and <c>database</c>, as the document writes it.</summary>
    public JsonObject? Fields { get; init; }
    public IReadOnlyList<DescribedRole>? Roles { get; init; }
}
