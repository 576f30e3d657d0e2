namespace DataMesh.Import;

/// <summary>A source that cannot be read; the message says what to do about it.</summary>
public sealed class ImportSourceException : Exception
{
    public ImportSourceException(string message)
        : base(message)
    {
    }

    public ImportSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ImportSourceException()
    {
    }
}
