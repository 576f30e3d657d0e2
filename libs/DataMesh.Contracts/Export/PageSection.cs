namespace DataMesh.Contracts;

/// <summary>A part of a page that people read: a title, then sentences, facts and a table, each of which may be missing.</summary>
internal sealed record PageSection(string Title, int Level)
{
    public IReadOnlyList<string> Sentences { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
