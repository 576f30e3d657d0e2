namespace DataMesh.Tables;

/// <summary>The table's log breaks the Delta protocol; the message says where.</summary>
public sealed class BrokenTableException(string message) : Exception(message);
