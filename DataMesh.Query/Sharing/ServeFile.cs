using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>Gives the bytes of one file to whoever has its signed address; ranges too.</summary>
internal static class ServeFile
{
    public static async Task<IResult> HandleAsync(string file, string? expires, string? signature, SignedAddresses addresses, ITableStorage storage, CancellationToken ct)
    {
        var path = addresses.Open(file, expires, signature);
        try
        {
            await storage.FetchAsync([path], ct);
            var located = new FileInfo(storage.Locate(path));
            return located.Exists
                ? TypedResults.PhysicalFile(located.FullName, "application/vnd.apache.parquet", enableRangeProcessing: true, lastModified: located.LastWriteTimeUtc)
                : throw new FileNotFoundException();
        }
        catch (FileNotFoundException)
        {
            throw SharingProblem.Missing("The file is no longer kept: query the table again.");
        }
    }
}
