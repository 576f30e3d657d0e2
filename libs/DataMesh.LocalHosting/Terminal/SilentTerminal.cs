namespace DataMesh.LocalHosting.Terminal;

/// <summary>For tests: the logs are in files, the states in notifications.</summary>
internal sealed class SilentTerminal : ITerminal
{
    public void Banner(string text)
    {
    }

    public void Line(string resource, LogLine line)
    {
    }

    public void Say(string sentence)
    {
    }

    public void Show(ResourceRow row)
    {
    }

    public void Up(TimeSpan took, IReadOnlyList<(string Text, string Address)> links)
    {
    }

    public void Stopping()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
