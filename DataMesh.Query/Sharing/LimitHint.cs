using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>Few files where the client wants few rows. Files whose rows nobody counted are taken and count for nothing.</summary>
internal static class LimitHint
{
    public static IEnumerable<DataFile> Choose(IEnumerable<DataFile> files, long? limit)
    {
        var rows = 0L;
        foreach (var file in files)
        {
            if (limit <= rows)
            {
                yield break;
            }

            rows += file.Rows ?? 0;
            yield return file;
        }
    }
}
