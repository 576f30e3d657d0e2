namespace DataMesh.Catalog.Search;

/// <summary>A product of a page, as it was read.</summary>
internal sealed record SearchRow(SearchCursor Cursor, string Quality, string Card);
