namespace DataMesh.Catalog.Search;

/// <summary>A word of the vocabulary, and how many products have it: anywhere, outside descriptions, in names.</summary>
internal sealed record KnownWord(string Text, long Products, long Placed, long Named);
