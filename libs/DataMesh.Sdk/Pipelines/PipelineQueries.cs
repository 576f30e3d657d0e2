using DataMesh.Contracts;
using DataMesh.Sdk.Documents;

namespace DataMesh.Sdk.Pipelines;

/// <summary>The SQL files of a product's contracts: a changed query makes other rows of the same promise.</summary>
internal sealed class PipelineQueries(DomainFolder folder)
{
    /// <summary>Null when no contract has a SQL file.</summary>
    public string? HashOf(DomainProduct product) => PipelineFiles.HashOf(
    [
        .. PipelineFiles.NamesOf(product.Contracts.Select(contract => contract.Contract))
            .Where(file => File.Exists(folder.Locate(file)))
            .Select(file => new DocumentText(file, File.ReadAllText(folder.Locate(file)))),
    ]);
}
