using DataMesh.Contracts;

namespace DataMesh.Catalog.Compatibility;

/// <summary>A contract gets a new major version beside an old one.</summary>
internal sealed record NewMajor(DataContract Before, DataContract After, ContractComparison Comparison, DateOnly? LastDay);
