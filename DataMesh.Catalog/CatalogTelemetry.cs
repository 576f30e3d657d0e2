using System.Diagnostics.Metrics;
using DataMesh.Client;

namespace DataMesh.Catalog;

internal static class CatalogTelemetry
{
    private static readonly Meter Meter = new("DataMesh.Catalog");
    private static readonly Counter<long> Publications = Meter.CreateCounter<long>(
        "datamesh.catalog.publications", "{publication}", "Products that were sent to be published, by outcome.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "datamesh.catalog.lineage_events", "{event}", "OpenLineage events that came, by outcome.");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>(
        "datamesh.catalog.changes", "{change}", "Changes appended to the feed, by kind.");

    /// <summary>Outcomes: <c>published</c>, <c>moved</c> (another address only), <c>unchanged</c>, <c>invalid</c>, <c>taken</c>, <c>refused</c>.</summary>
    public static void Publication(string outcome) =>
        Publications.Add(1, new KeyValuePair<string, object?>("datamesh.publication.outcome", outcome));

    public static void EventsStored(int stored, int repeated)
    {
        Add(stored, "stored");
        Add(repeated, "repeated");
    }

    public static void EventsRefused(int count) => Add(count, "refused");

    /// <summary>To be called when the transaction has committed.</summary>
    public static void ChangesAppended(IReadOnlyCollection<Change> changes)
    {
        foreach (var change in changes)
        {
            Changes.Add(1, new("datamesh.domain", change.Domain), new KeyValuePair<string, object?>("datamesh.change.kind", change.GetType().Name));
        }
    }

    private static void Add(int count, string outcome)
    {
        if (count > 0)
        {
            Events.Add(count, new KeyValuePair<string, object?>("datamesh.event.outcome", outcome));
        }
    }
}
