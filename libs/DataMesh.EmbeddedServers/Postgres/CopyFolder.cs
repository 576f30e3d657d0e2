namespace DataMesh.EmbeddedServers.Postgres;

internal static class CopyFolder
{
    /// <summary>Copies a folder with everything in it, replacing files of an earlier copy; modes are kept, links become files.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
