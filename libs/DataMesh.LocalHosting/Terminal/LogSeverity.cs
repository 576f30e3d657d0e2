namespace DataMesh.LocalHosting.Terminal;

internal enum LogSeverity
{
    /// <summary>Chatter.</summary>
    Detail,

    /// <summary>Text that no logger wrote, such as progress.</summary>
    Plain,

    Warning,

    Error,
}
