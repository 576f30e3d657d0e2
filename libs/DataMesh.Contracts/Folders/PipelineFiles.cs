namespace DataMesh.Contracts;

/// <summary>The SQL files that make the rows of contracts: a changed query makes other rows of the same promise.</summary>
public static class PipelineFiles
{
    /// <summary>Names that such files may have, each once: <c>{contract}.sql</c> and <c>{contract}.{object}.sql</c>.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<DataContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        return
        [
            .. contracts
                .SelectMany(contract => contract.Schema
                    .Select(schema => $"{contract.Name}.{schema.Name}.sql").Prepend($"{contract.Name}.sql"))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Identity of the files that are there, in the order of their names; null when none is.</summary>
    public static string? HashOf(IReadOnlyList<DocumentText> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Count == 0 ? null : ContentHash.Of(string.Join('\0', files.Select(file => file.File + '\0' + file.Text)));
    }
}
