using System.Collections.Concurrent;

namespace DataMesh.Sdk.Publishing;

/// <summary>How far the publication of each product has come, for people who ask the domain.</summary>
internal sealed class PublicationState
{
    private const string Done = "published";
    private readonly ConcurrentDictionary<string, string> _products = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Products => _products;

    public bool IsPublished(string product) => _products.TryGetValue(product, out var state) && state == Done;

    public void Published(string product) => _products[product] = Done;

    public void Say(string product, string state) => _products[product] = state;
}
