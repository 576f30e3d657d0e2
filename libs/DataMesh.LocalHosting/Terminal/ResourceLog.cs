namespace DataMesh.LocalHosting.Terminal;

/// <summary>One process's output: all of it to a file, the last telling line kept for the message about a crash.</summary>
internal sealed class ResourceLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LogReader _output = new(isError: false);
    private readonly LogReader _errors = new(isError: true);
    private readonly Action<LogLine> _show;
    private readonly Action<string> _fault;
    private StreamWriter? _file;
    private LogLine? _last;

    public ResourceLog(string? path, Action<LogLine> show, Action<string> fault)
    {
        (Path, _show, _fault) = (path, show, fault);
        if (path is not null)
        {
            _file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        }
    }

    public string? Path { get; }

    /// <summary>The newest line that says what went wrong, or else the newest line.</summary>
    public string? LastWords
    {
        get
        {
            lock (_lock)
            {
                return _last?.Text.Trim();
            }
        }
    }

    public void Add(string text, bool isError)
    {
        LogLine line;
        lock (_lock)
        {
            line = (isError ? _errors : _output).Read(text);
            if (line.IsMessage && (_last is null || line.Severity >= _last.Severity || line.Severity != LogSeverity.Detail))
            {
                _last = line;
            }

            Write(line.Text);
        }

        _show(line);
    }

    /// <summary>A new process starts: what the last one said does not explain its end.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _last = null;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Write(string text)
    {
        try
        {
            _file?.WriteLine(text);
        }
        catch (IOException exception)
        {
            _file = null;
            _fault($"{Path} is no longer written: {exception.Message} Free space on the disk and start again.");
        }
    }
}
