namespace DataMesh.Tables;

/// <summary>A consumer's statement is not one that may run; the message says why and what may.</summary>
public sealed class QueryRefusedException(string message) : Exception(message);
