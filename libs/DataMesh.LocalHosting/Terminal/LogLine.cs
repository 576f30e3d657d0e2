namespace DataMesh.LocalHosting.Terminal;

/// <param name="Raw">As written, colours included.</param>
/// <param name="Text">Without colours.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="IsMessage">Whether the line says what happened; false for a logger's heading and for stack traces.</param>
internal sealed record LogLine(string Raw, string Text, LogSeverity Severity, bool IsMessage);
