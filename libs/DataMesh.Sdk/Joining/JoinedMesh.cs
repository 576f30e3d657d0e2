using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Sdk.Joining;

/// <summary>What the mesh said when this domain joined, remembered beside the domain: it must start while the catalog is down, too.</summary>
internal sealed class JoinedMesh(string contentRoot)
{
    private readonly string _file = Path.Combine(contentRoot, ".mesh", "joined.json");

    /// <summary>What the catalog at this address said last, or null.</summary>
    public MeshDetails? Recall(Uri catalog)
    {
        try
        {
            var memory = JsonSerializer.Deserialize<Memory>(File.ReadAllText(_file), MeshJson.Options);
            return memory?.Catalog == catalog ? memory.Mesh : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            // Nothing is remembered that could be used.
            return null;
        }
    }

    public void Remember(Uri catalog, MeshDetails mesh)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var draft = $"{_file}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, JsonSerializer.Serialize(new Memory(catalog, mesh), MeshJson.Options));
            File.Move(draft, _file, overwrite: true);
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs a start while the catalog is down, nothing else.
        }
    }

    private sealed record Memory(Uri Catalog, MeshDetails Mesh);
}
