namespace DataMesh.Sdk.Pipelines;

/// <summary>What a run found in its sources.</summary>
/// <param name="Watermarks">How far each incremental source has been read.</param>
/// <param name="HasNews">False when every source is incremental and none had a new row.</param>
internal sealed record ReadSources(IReadOnlyDictionary<string, long> Watermarks, bool HasNews);
