using DataMesh.Contracts;
using DataMesh.Sdk.Rest;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Documents;

/// <summary>
/// The contracts in force: those that the catalog took last. What an author has written comes into force when the catalog has judged it; until
/// then, and while it is broken or refused, consumers get what they were promised.
/// </summary>
internal sealed partial class DomainContracts : IServedContracts
{
    private readonly Lock _lock = new();
    private readonly DomainFolder _folder;
    private readonly AcceptedDocuments _accepted;
    private readonly TableRegistry _tables;
    private readonly ILogger<DomainContracts> _logger;

    public DomainContracts(DomainFolder folder, AcceptedDocuments accepted, TableRegistry tables, ILogger<DomainContracts> logger)
    {
        (_folder, _accepted, _tables, _logger) = (folder, accepted, tables, logger);
        ReadAgain();
    }

    /// <summary>What the folder holds, good or not.</summary>
    public DomainDocuments Written { get; private set; } = DomainDocuments.Nothing;

    /// <summary>What is run and served.</summary>
    public DomainDocuments InForce { get; private set; } = DomainDocuments.Nothing;

    /// <summary>True while consumers get something else than the author has written.</summary>
    public bool UsesLastGood => !Written.AreValid || Written.Products.Any(product => Find(product.Product.Name) is not { } served || !served.HasSameDocuments(product));

    /// <summary>A product as it is served, or null.</summary>
    public DomainProduct? Find(string product) => InForce.Products.FirstOrDefault(found => found.Product.Name == product);

    /// <summary>Runs and serves a product from now on as it is written there.</summary>
    public void BringIntoForce(DomainProduct product)
    {
        lock (_lock)
        {
            InForce = InForce with { Products = [.. InForce.Products.Where(found => found.Product.Name != product.Product.Name), product] };
        }
    }

    /// <summary>Keeps what is in force for the next start.</summary>
    public void Keep()
    {
        lock (_lock)
        {
            _accepted.Keep(InForce);
        }
    }

    /// <summary>Reads the folder. A product of which nothing is in force yet comes into force.</summary>
    public void ReadAgain()
    {
        Written = DomainDocuments.Read(_folder.Root);
        foreach (var finding in Written.Findings)
        {
            Log.Found(_logger, finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, finding);
        }

        var good = InForce.Products.Count > 0 ? InForce : _accepted.Read() is { AreValid: true } kept ? kept : DomainDocuments.Nothing;
        if (!Written.AreValid)
        {
            InForce = good;
            Log.LastGood(_logger, _folder.Root, InForce.Products.Count);
            return;
        }

        InForce = Written with { Products = [.. Written.Products.Select(product => good.Products.FirstOrDefault(found => found.Product.Name == product.Product.Name) ?? product)] };
        if (good.Products.Count == 0)
        {
            _accepted.Keep(InForce);
        }
    }

    /// <summary>The contract of a pipeline, or null.</summary>
    public (DomainProduct Product, DataContract Contract)? FindPipeline(string contract, int major) =>
        InForce.Products
            .SelectMany(product => product.Contracts.Select(candidate => ((DomainProduct, DataContract)?)(product, candidate.Contract)))
            .FirstOrDefault(pair => pair!.Value.Item2.Name == contract && pair.Value.Item2.Version.Major == major);

    /// <inheritdoc />
    public ServedObject? Find(string domain, string contract, int major, string @object) =>
        FindPort(domain, contract, major).FirstOrDefault(served => served.Schema.Name == @object);

    /// <inheritdoc />
    public IReadOnlyList<ServedObject> FindPort(string domain, string contract, int major) =>
        FindPipeline(contract, major) is { } found && found.Product.Domain == domain
            ? [.. found.Contract.Schema.Select(schema => new ServedObject(found.Contract, schema, _tables.Of(domain, found.Contract, schema)))]
            : [];

    private static partial class Log
    {
        [LoggerMessage("{Finding}")]
        public static partial void Found(ILogger logger, LogLevel level, Finding finding);

        [LoggerMessage(LogLevel.Error, "The documents in {Folder} are not valid (see above), so the last good ones stay in force: {Products} products. Mend them; in Development that is enough, elsewhere start the domain again.")]
        public static partial void LastGood(ILogger logger, string folder, int products);
    }
}
