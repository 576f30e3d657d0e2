namespace DataMesh.Tables;

/// <summary>A consumer's statement may run but makes no sense: it is no SQL, or names what is not there. The message says what is.</summary>
public sealed class QueryInvalidException(string message) : Exception(message)
{
    /// <summary>Where in the statement, in characters counted from 0; null when the parser does not say.</summary>
    public int? Character { get; init; }
}
