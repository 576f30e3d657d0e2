using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;
using DataMesh.Import;

namespace DataMesh.Cli.Exchanging;

/// <summary>A source that cannot be read becomes one sentence.</summary>
internal static class ImportSource
{
    /// <exception cref="NotRunException">It cannot be read.</exception>
    public static async Task<ImportResult> ReadAsync(Func<Task<ImportResult>> read)
    {
        try
        {
            return await read();
        }
        catch (ImportSourceException failure)
        {
            throw new NotRunException(failure.Message.ReplaceLineEndings(" "));
        }
    }
}
