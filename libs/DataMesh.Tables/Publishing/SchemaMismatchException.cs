namespace DataMesh.Tables;

/// <summary>A query does not give the columns that the contract promises; the message names them and says how to mend it.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
