using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Documents;

/// <summary>A contract with the text it was read from.</summary>
internal sealed record DomainContract(DataContract Contract, SourceDocument Document);
