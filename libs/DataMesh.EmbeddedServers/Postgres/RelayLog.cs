namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Passes on PostgreSQL's lines with the level they have there, and keeps the last ones to explain an end.</summary>
internal sealed partial class RelayLog(ILogger logger)
{
    private const int Kept = 40;

    /// <summary>Ends of a session rather than of the server, at moments when clients know that to expect.</summary>
    private static readonly string[] ToldToClients = ["is starting up", "is shutting down", "due to administrator command"];
    private readonly Queue<string> _last = new();
    private LogLevel _level = LogLevel.Information;

    public IReadOnlyList<string> LastLines()
    {
        lock (_last)
        {
            return [.. _last];
        }
    }

    public void Forget()
    {
        lock (_last)
        {
            _last.Clear();
        }
    }

    public void Add(string line)
    {
        lock (_last)
        {
            if (_last.Count == Kept)
            {
                _last.Dequeue();
            }

            _last.Enqueue(line);
            _level = LevelOf(line) ?? _level;
        }

        Log.Line(logger, _level, line);
    }

    /// <summary>Lines read <c>LOG:  text</c>; what follows without a severity belongs to the line before and has none of its own.</summary>
    internal static LogLevel? LevelOf(string line) => line.Split(':', 2)[0] switch
    {
        "PANIC" => LogLevel.Critical,
        "FATAL" when Array.Exists(ToldToClients, text => line.EndsWith(text, StringComparison.Ordinal)) => LogLevel.Debug,
        "FATAL" or "WARNING" => LogLevel.Warning,
        "ERROR" or "LOG" or "INFO" or "NOTICE" => LogLevel.Debug,
        var severity when severity.StartsWith("DEBUG", StringComparison.Ordinal) => LogLevel.Trace,
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Line}")]
        public static partial void Line(ILogger logger, LogLevel level, string line);
    }
}
