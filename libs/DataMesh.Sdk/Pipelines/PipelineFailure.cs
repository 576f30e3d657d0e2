using DataMesh.Client;

namespace DataMesh.Sdk.Pipelines;

/// <summary>A run cannot go on; the error is what the scheduler, the catalog and the person get.</summary>
internal sealed class PipelineFailure(string code, string message, bool retryable) : Exception(message)
{
    public RunError Error { get; } = new() { Code = code, Message = message, Retryable = retryable };
}
