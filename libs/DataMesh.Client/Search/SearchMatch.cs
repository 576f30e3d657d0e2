namespace DataMesh.Client;

/// <summary>A place in a product that holds words of the query.</summary>
public sealed record SearchMatch
{
    /// <summary>name, title, domain, tag, owner, contract, object, column or description.</summary>
    public required string Kind { get; init; }
    public string? Contract { get; init; }
    public string? Object { get; init; }

    /// <summary>Dotted path of the column.</summary>
    public string? Column { get; init; }

    /// <summary>The text of the place, as its authors wrote it; a long one is cut.</summary>
    public required string Text { get; init; }

    /// <summary>Where in <see cref="Text"/> the words are.</summary>
    public required IReadOnlyList<TextSpan> Highlights { get; init; }
}
