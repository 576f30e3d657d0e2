namespace DataMesh.Sdk.Rest;

/// <summary>What a request's path names.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Contract">The contract.</param>
/// <param name="Major">Its major version.</param>
/// <param name="Segment">The object, with a key in brackets or without.</param>
internal sealed record RowAddress(string Domain, string Contract, int Major, string Segment)
{
    /// <summary>The object's name.</summary>
    public string Object => Segment.Split('(', 2)[0];

    /// <summary>The object and the key as the parser of addresses takes them.</summary>
    public string Path => Uri.EscapeDataString(Segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
}
