using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Sdk.Rest;

/// <summary>An object of a contract with the table that holds its rows.</summary>
internal sealed record ServedObject(DataContract Contract, SchemaObject Schema, DeltaTable Table);
