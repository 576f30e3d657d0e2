using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>A contract with the name of its file.</summary>
public sealed record ContractDocument(string File, DataContract Contract);
