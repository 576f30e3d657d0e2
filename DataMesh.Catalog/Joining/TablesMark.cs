using DataMesh.Client;

namespace DataMesh.Catalog.Joining;

/// <summary>
/// Marks the folder of the tables, so that a process that is told its path can see whether it has the same folder there, and not just one of
/// the same name.
/// </summary>
internal static class TablesMark
{
    /// <summary>The folder's mark; made by the first who asks.</summary>
    public static string Read(string root)
    {
        Directory.CreateDirectory(root);
        var mark = Path.Combine(root, MeshDetails.TablesMark);
        if (!File.Exists(mark))
        {
            var id = Guid.CreateVersion7().ToString();
            var draft = Path.Combine(root, $".{MeshDetails.TablesMark}.{id}");
            File.WriteAllText(draft, id);
            try
            {
                File.Move(draft, mark, overwrite: false);
            }
            catch (IOException) when (File.Exists(mark))
            {
                // Another catalog was first.
                File.Delete(draft);
            }
        }

        return File.ReadAllText(mark);
    }
}
