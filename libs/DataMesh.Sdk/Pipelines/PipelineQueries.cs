using DataMesh.Contracts;
using DataMesh.Sdk.Documents;

namespace DataMesh.Sdk.Pipelines;

/// <summary>The SQL files of a product's contracts: a changed query makes other rows of the same promise.</summary>
internal sealed class PipelineQueries(DomainFolder folder)
{
    /// <summary>Null when no contract has a SQL file.</summary>
    public string? HashOf(DomainProduct product)
    {
        var files = product.Contracts.Select(contract => contract.Contract)
            .SelectMany(contract => contract.Schema.Select(schema => $"{contract.Name}.{schema.Name}.sql").Prepend($"{contract.Name}.sql"))
            .Distinct().Order(StringComparer.Ordinal)
            .Where(file => File.Exists(folder.Locate(file))).ToList();
        return files.Count == 0 ? null : ContentHash.Of(string.Join('\0', files.Select(file => file + '\0' + File.ReadAllText(folder.Locate(file)))));
    }
}
