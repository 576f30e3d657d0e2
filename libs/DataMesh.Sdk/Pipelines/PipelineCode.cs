namespace DataMesh.Sdk;

/// <summary>Makes the rows of a contract in C#: read through the context's session, and stage every object of the contract.</summary>
public delegate Task PipelineCode(PipelineContext context, CancellationToken ct);
