using DataMesh.Catalog.Governance;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Catalog.ServiceLevels;

/// <summary>
/// How the levels of all products stand now, for policies that ask: what <see cref="MeasureLevels"/> says, without the history.
/// </summary>
internal static class JudgeLevels
{
    public static async Task<List<SloStatus>> ReadAsync(
        IReadOnlyList<PublishedDocuments.Product> products, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var promises = products.SelectMany(PromisesOf).ToList();
        var measured = promises.Where(promise => promise.Object is not null).ToList();
        var commits = await LastCommits.OfAsync(measured.Select(promise => promise.Table!).Distinct(), db, ct);
        var contracts = ContractsById(products);
        var waiting = await LastCommits.WaitingAsync(
            measured.Where(promise => promise.IsReaction && commits.ContainsKey(promise.Table!))
                .SelectMany(promise => InputsOf(promise, contracts), (promise, input) => (input, commits[promise.Table!])).Distinct(),
            db, ct);
        return [.. promises.Select(promise => Judge(promise, commits, waiting, contracts, now))];
    }

    private static IEnumerable<Promise> PromisesOf(PublishedDocuments.Product product) =>
        from document in product.Documents.Products
        let contracts = product.Documents.Contracts.Select(found => found.Contract).ToList()
        from port in PublishedView.Of(document.Product, contracts).Ports
        from sla in contracts.First(found => found.Id == port.ContractId && found.Version.Major == port.Major).SlaProperties
        let status = MeasureLevels.Unmeasured(port, sla, ServiceLevel.Of(sla))
        from name in status.Status == CheckStatus.Pass ? MeasureLevels.ObjectsOf(sla, port) : [null!]
        select new Promise(product.Domain, product.PublishedAt, port, status, name);

    private static SloStatus Judge(
        Promise promise, Dictionary<Table, DateTimeOffset> commits, Dictionary<(Table, DateTimeOffset), DateTimeOffset> waiting,
        Dictionary<(string, int), Table> contracts, DateTimeOffset now)
    {
        if (promise.Table is null || !commits.TryGetValue(promise.Table, out var last))
        {
            return promise.Stands(promise.Status.Status == CheckStatus.Error ? "error" : "not executed", promise.PublishedAt);
        }

        // The breach that is open now began when its oldest commit was due; those before it are closed.
        DateTimeOffset? oldest = last;
        if (promise.IsReaction)
        {
            oldest = InputsOf(promise, contracts)
                .Select(input => waiting.TryGetValue((input, last), out var at) ? at : (DateTimeOffset?)null).Min();
        }

        return oldest + promise.Allowed is { } due && due < now ? promise.Stands("fail", due) : promise.Stands("pass", last);
    }

    private static Dictionary<(string, int), Table> ContractsById(IReadOnlyList<PublishedDocuments.Product> products) =>
        products.SelectMany(product => product.Documents.Contracts, (product, document) => (product.Domain, document.Contract))
            .GroupBy(found => (found.Contract.Id, found.Contract.Version.Major))
            .ToDictionary(group => group.Key, group => new Table(group.First().Domain, group.First().Contract.Name, group.Key.Major, null));

    private static IEnumerable<Table> InputsOf(Promise promise, Dictionary<(string, int), Table> contracts) =>
        promise.Port.Inputs.Select(input => contracts.GetValueOrDefault((input.ContractId, input.Major))).OfType<Table>();

    private sealed record Promise(string Domain, DateTimeOffset PublishedAt, PublishedPort Port, ServiceLevelStatus Status, string? Object)
    {
        public Table? Table => Object is null ? null : new(Domain, Port.Contract, Port.Major, Object);

        public bool IsReaction => Status.Property == "latency" && Port.Inputs.Count > 0;

        public TimeSpan Allowed =>
            TimeSpan.FromSeconds(Status.PromisedSeconds!.Value * (Status.Property == "frequency" ? MeasureLevels.FrequencyAllowance : 1));

        public SloStatus Stands(string status, DateTimeOffset since) => new()
        {
            Domain = Domain,
            Contract = Port.Contract,
            Major = Port.Major,
            Object = Object,
            Property = Status.Property,
            Status = status,
            Since = since,
        };
    }

    /// <summary>An object of a contract; without its name, all of the contract.</summary>
    internal sealed record Table(string Domain, string Contract, int Major, string? Object);
}
