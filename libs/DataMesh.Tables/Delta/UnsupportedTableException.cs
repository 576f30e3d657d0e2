namespace DataMesh.Tables;

/// <summary>The table needs more of the Delta protocol than reader 1 / writer 2.</summary>
public sealed class UnsupportedTableException(string message) : Exception(message);
