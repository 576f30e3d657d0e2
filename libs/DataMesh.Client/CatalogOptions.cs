namespace DataMesh.Client;

/// <summary>Where the catalog is.</summary>
public sealed class CatalogOptions
{
    /// <summary>Configuration section; <c>DataMesh__Catalog=http://…</c> sets the address.</summary>
    public const string Key = "DataMesh:Catalog";

    /// <summary>Used when nothing is configured: resolved by service discovery.</summary>
    public static readonly Uri DefaultAddress = new("http://catalog");
}
