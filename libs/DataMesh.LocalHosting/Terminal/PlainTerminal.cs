using System.Globalization;

namespace DataMesh.LocalHosting.Terminal;

/// <summary>One line for each thing that happens, without colours: for pipes and files.</summary>
internal sealed class PlainTerminal(TextWriter writer) : ITerminal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _shown = [];

    public void Banner(string text) => Write(text);

    public void Line(string resource, LogLine line) => Write($"{resource,-20} | {line.Text.Trim()}");

    public void Say(string sentence) => Write(sentence);

    /// <summary>Only arrivals: a line for each wait and each health check would be noise in a file.</summary>
    public void Show(ResourceRow row)
    {
        lock (_lock)
        {
            if (!row.IsUp || (_shown.TryGetValue(row.Name, out var before) && before == row.State))
            {
                _shown[row.Name] = row.State;
                return;
            }

            _shown[row.Name] = row.State;
        }

        Write($"{row.Name,-20} | {row.State} {row.Address}".TrimEnd());
    }

    public void Up(TimeSpan took, IReadOnlyList<(string Text, string Address)> links)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"Everything runs after {took.TotalSeconds:F1} s."));
        foreach (var (text, address) in links)
        {
            Write($"  {text,-18} {address}");
        }
    }

    public void Stopping() => Write("Stopping.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(string line)
    {
        lock (_lock)
        {
            writer.WriteLine(line);
        }
    }
}
