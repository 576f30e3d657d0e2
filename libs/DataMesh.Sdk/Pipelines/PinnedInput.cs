using DataMesh.Tables;

namespace DataMesh.Sdk.Pipelines;

/// <summary>An input as one run reads it: a table at one version.</summary>
internal sealed record PinnedInput(TableAddress Address, long DataVersion, long Rows);
