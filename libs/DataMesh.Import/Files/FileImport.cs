using DataMesh.Contracts;
using DataMesh.Tables;
using DuckDB.NET.Data;

namespace DataMesh.Import;

/// <summary>
/// Makes a contract from files: CSV, Parquet, JSON. Types come from the file or from its values; keys are proposed when all rows hold
/// them.
/// </summary>
public static class FileImport
{
    private static readonly Dictionary<string, FileFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = FileFormat.Csv,
        [".tsv"] = FileFormat.Csv,
        [".parquet"] = FileFormat.Parquet,
        [".json"] = FileFormat.Json,
        [".ndjson"] = FileFormat.Json,
        [".jsonl"] = FileFormat.Json,
    };

    /// <summary>Extensions of files that can be read; those of text may end in <c>.gz</c> besides.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Formats.Keys];

    /// <summary>One contract with an object for each file.</summary>
    /// <exception cref="ImportSourceException">A file is missing, or cannot be read as what its extension says.</exception>
    public static async Task<ImportResult> ReadAsync(
        IReadOnlyList<string> files, FileSelection selection, ImportOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(selection.MostRows, 1);
        using var session = DuckDbSession.Open(new DuckDbOptions());
        var tables = new List<TableDescription>();
        foreach (var file in files)
            tables.Add(await ReadAsync(session, file, selection, ct));
        return ContractImport.FromTables(tables, options);
    }

    private static async Task<TableDescription> ReadAsync(DuckDbSession session, string file, FileSelection selection, CancellationToken ct)
    {
        if (!File.Exists(file))
            throw new ImportSourceException($"There is no file {file}.");
        var name = Path.GetFileName(file);
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        if (!Formats.TryGetValue(Path.GetExtension(plain), out var format))
            throw new ImportSourceException($"{name} is of no kind that can be read: {string.Join(", ",
                Extensions)}, those of text with .gz too.");
        try
        {
            var relation = new FileRelation(session, Path.GetFullPath(file), format);
            return await new FileProfile(session, relation, selection.MostRows).ReadAsync(Path.GetFileNameWithoutExtension(plain), ct);
        }
        catch (DuckDBException failure)
        {
            var reason = failure.Message.Split('\n')[0];
            throw new ImportSourceException($"{name} cannot be read as {format.ToString().ToLowerInvariant()}: {reason}", failure);
        }
    }
}
