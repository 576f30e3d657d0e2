namespace DataMesh.Sdk.Pipelines;

/// <summary>The contracts whose rows are made in C#.</summary>
internal sealed class PipelineRegistry(IReadOnlyDictionary<string, PipelineCode> code)
{
    public PipelineCode? Find(string contract) => code.GetValueOrDefault(contract);
}
