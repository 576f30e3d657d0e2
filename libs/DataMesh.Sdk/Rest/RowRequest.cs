using DataMesh.Contracts;

namespace DataMesh.Sdk.Rest;

/// <summary>A request that has been understood.</summary>
internal sealed record RowRequest(RowAddress Address, SchemaObject Schema, RowQuery Query, AnswerForm Form, bool IsCount);
