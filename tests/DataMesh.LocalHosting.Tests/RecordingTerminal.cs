using System.Collections.Concurrent;
using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Tests;

/// <summary>Remembers what a person would have seen.</summary>
internal sealed class RecordingTerminal : ITerminal
{
    private readonly ConcurrentQueue<string> _sentences = new();
    private readonly ConcurrentQueue<ResourceRow> _rows = new();

    public IReadOnlyCollection<string> Sentences => _sentences;

    public IReadOnlyCollection<ResourceRow> Rows => _rows;

    public IReadOnlyList<(string Text, string Address)>? Links { get; private set; }

    public void Banner(string text)
    {
    }

    public void Line(string resource, LogLine line)
    {
    }

    public void Say(string sentence) => _sentences.Enqueue(sentence);

    public void Show(ResourceRow row) => _rows.Enqueue(row);

    public void Up(TimeSpan took, IReadOnlyList<(string Text, string Address)> links) => Links = links;

    public void Stopping()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
