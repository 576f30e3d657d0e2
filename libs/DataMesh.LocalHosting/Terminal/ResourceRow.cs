namespace DataMesh.LocalHosting.Terminal;

/// <param name="Name">The resource.</param>
/// <param name="State">Its state in one word.</param>
/// <param name="Address">Its public http address, if it has one.</param>
/// <param name="Detail">What it waits for, its progress, or why it ended.</param>
/// <param name="IsUp">Whether it does what it should: healthy, or finished.</param>
/// <param name="IsDown">Whether it has stopped for good.</param>
internal sealed record ResourceRow(string Name, string State, string? Address, string? Detail, bool IsUp, bool IsDown);
