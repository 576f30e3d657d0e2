namespace DataMesh.Contracts;

/// <summary>What the source of an import cannot know about the contract.</summary>
public sealed record ImportOptions
{
    /// <summary>Id of the contract. Default: the one that an export carried, else <c>urn:datamesh:contract:{domain}:{name}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the contract: lower-case letters, digits and dashes. Default: made from the source's own name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What people call the source, any text: the name is made from it. Default: the schema's title, its file or the first table.
    /// </summary>
    public string? SourceName { get; init; }

    /// <summary>Owning domain; none by default.</summary>
    public string? Domain { get; init; }

    /// <summary>Product it belongs to; none by default.</summary>
    public string? DataProduct { get; init; }

    /// <summary>Semantic version of the contract. Default <c>0.1.0</c>, or the one that an export carried.</summary>
    public string? Version { get; init; }
}
