namespace DataMesh.LocalHosting.Terminal;

/// <summary>What the person who started the mesh sees.</summary>
internal interface ITerminal : IAsyncDisposable
{
    /// <summary>The first line: which engine runs.</summary>
    void Banner(string text);

    /// <summary>A resource's own line.</summary>
    void Line(string resource, LogLine line);

    /// <summary>A sentence of the supervisor.</summary>
    void Say(string sentence);

    /// <summary>A resource has changed.</summary>
    void Show(ResourceRow row);

    /// <summary>Everything runs: what to open.</summary>
    void Up(TimeSpan took, IReadOnlyList<(string Text, string Address)> links);

    /// <summary>Everything is about to stop.</summary>
    void Stopping();
}
