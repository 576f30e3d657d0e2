using System.Text.RegularExpressions;

namespace DataMesh.LocalHosting.Terminal;

/// <summary>Understands one stream of .NET's simple console logger, and takes anything else as plain text.</summary>
/// <remarks>
/// The raw format, with colours around the level:
/// <code>
/// warn: DataMesh.Catalog.Products[3]
///       A message, then, indented as deep, an exception and its stack.
/// </code>
/// </remarks>
internal sealed partial class LogReader(bool isError)
{
    private const string Indent = "      ";
    private LogSeverity? _current;
    private bool _messageFollows;

    public LogLine Read(string raw)
    {
        var text = Colours().Replace(raw, string.Empty);
        if (LevelOf(text) is { } level)
        {
            (_current, _messageFollows) = (level, true);
            return new(raw, text, level, IsMessage: false);
        }

        if (_current is { } severity && text.StartsWith(Indent, StringComparison.Ordinal))
        {
            var isMessage = _messageFollows || NamesException(text);
            _messageFollows = false;
            return new(raw, text, severity, isMessage);
        }

        (_current, _messageFollows) = (null, false);
        return new(
            raw, text, isError ? LogSeverity.Error : LogSeverity.Plain, IsMessage: !string.IsNullOrWhiteSpace(text) && !IsStack(text));
    }

    /// <summary><c>Namespace.SomeException: what happened</c>, below a message.</summary>
    private static bool NamesException(string text) => ExceptionName().IsMatch(text);

    private static bool IsStack(string text)
    {
        var trimmed = text.TrimStart();
        return trimmed.StartsWith("at ", StringComparison.Ordinal) || trimmed.StartsWith("---", StringComparison.Ordinal);
    }

    private static LogSeverity? LevelOf(string text) => text.Length < 6 || text[4] != ':'
        ? null
        : text[..4] switch
        {
            "trce" or "dbug" or "info" => LogSeverity.Detail,
            "warn" => LogSeverity.Warning,
            "fail" or "crit" => LogSeverity.Error,
            _ => null,
        };

    [GeneratedRegex(@"^\s*[\w.]+Exception( \(0x[0-9A-Fa-f]+\))?: ")]
    private static partial Regex ExceptionName();

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colours();
}
