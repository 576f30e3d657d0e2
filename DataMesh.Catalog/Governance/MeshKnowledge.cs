using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.ServiceLevels;
using DataMesh.Catalog.Storage;
using DataMesh.Catalog.Usage;
using DataMesh.Governance;
using Microsoft.Extensions.Options;

namespace DataMesh.Catalog.Governance;

/// <summary>
/// What the catalog knows of the mesh, as far as policies ask for it. What it does not know is null: those policies are not executed, and
/// say so.
/// </summary>
internal sealed class MeshKnowledge(PublishedDocuments published, IOptions<GovernanceOptions> options, TimeProvider time)
{
    /// <summary>Gateways report every minute. Counting takes 0.15 s a million hours of usage, and everybody waits who wants to publish.</summary>
    private static readonly TimeSpan CountedFor = TimeSpan.FromMinutes(1);
    private volatile Counted? _counted;

    /// <param name="db">The catalog's database.</param>
    /// <param name="relations">What is read, by name.</param>
    /// <param name="evenIfMany">Reads all documents, however many products there are.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<MeshFacts> ReadAsync(CatalogDb db, IReadOnlySet<string> relations, bool evenIfMany, CancellationToken ct)
    {
        var asksForDocuments = evenIfMany || relations.Any(NeedsDocuments);
        var products = asksForDocuments ? await published.ReadAsync(db, evenIfMany, ct) : null;
        return new()
        {
            Published = products is null ? null
                : new(
                    [.. products.SelectMany(product => product.Documents.Products)],
                    [.. products.SelectMany(product => product.Documents.Contracts)]),
            Publications = relations.Contains("publication") ? await ReadPublications.ReadAsync(db, ct) : null,
            Lineage = relations.Contains("lineage_edge") ? await ReadFlows.EdgesAsync(db, ct) : null,
            Runs = relations.Contains("run") ? await ReadFlows.RunsAsync(db, ct) : null,
            Usage = relations.Contains("usage") ? await CountAsync(db, anew: evenIfMany, ct) : null,
            SloStatus = relations.Contains("slo_status") && products is not null
                ? await JudgeLevels.ReadAsync(products, db, time.GetUtcNow(), ct) : null,
            WhyUnknown = relations.ToDictionary(relation => relation, WhyUnknown, StringComparer.Ordinal),
        };
    }

    private async Task<IReadOnlyList<ContractUsage>> CountAsync(CatalogDb db, bool anew, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!anew && _counted is { } known && now - known.At < CountedFor)
        {
            return known.Usage;
        }

        var usage = await CountReads.ReadAsync(db, ct);
        _counted = new(now, usage);
        return usage;
    }

    private static bool NeedsDocuments(string relation) =>
        relation.StartsWith(Relation.PublishedPrefix, StringComparison.Ordinal) || relation is "contract_change" or "slo_status";

    private string WhyUnknown(string relation) => NeedsDocuments(relation)
        ? $"the relation '{relation}' is not read at publishing in a mesh of more than {options.Value.MostProducts} products "
            + "(DataMesh__Governance__MostProducts); the dry run reads it"
        : relation == "grant" ? "the relation 'grant' has no rows, because the mesh has no identities yet"
        : $"the relation '{relation}' is not known to the catalog";

    private sealed record Counted(DateTimeOffset At, IReadOnlyList<ContractUsage> Usage);
}
