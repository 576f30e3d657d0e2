using System.Text;
using DataMesh.Client;
using DataMesh.Tables;

namespace DataMesh.Catalog.Joining;

/// <summary>
/// Marks the folder of the tables, so that a process that is told its path can see whether it has the same folder there, and not just one of
/// the same name.
/// </summary>
internal static class TablesMark
{
    /// <summary>The folder's mark; made by the first who asks, among however many catalogs.</summary>
    public static async Task<string> ReadAsync(string root, CancellationToken ct)
    {
        var storage = new LocalTableStorage(root);
        await storage.PutIfAbsentAsync(MeshDetails.TablesMark, Encoding.UTF8.GetBytes(Guid.CreateVersion7().ToString()), ct);
        return await File.ReadAllTextAsync(storage.Locate(MeshDetails.TablesMark), ct);
    }
}
