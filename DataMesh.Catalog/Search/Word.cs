namespace DataMesh.Catalog.Search;

/// <summary>A word as it is compared, and where it stands in its text.</summary>
internal readonly record struct Word(string Text, int Start, int Length);
