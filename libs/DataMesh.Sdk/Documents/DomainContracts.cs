using DataMesh.Contracts;
using DataMesh.Sdk.Rest;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Documents;

/// <summary>The contracts in force: those of the domain's folder, or the last good ones while the folder's are broken.</summary>
internal sealed partial class DomainContracts : IServedContracts
{
    private readonly TableRegistry _tables;

    public DomainContracts(DomainFolder folder, AcceptedDocuments accepted, TableRegistry tables, ILogger<DomainContracts> logger)
    {
        _tables = tables;
        Written = DomainDocuments.Read(folder.Root);
        InForce = Written;
        foreach (var finding in Written.Findings)
        {
            Log.Found(logger, finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, finding);
        }

        if (Written.AreValid)
        {
            accepted.Keep(Written);
            return;
        }

        InForce = accepted.Read() is { AreValid: true } good ? good : DomainDocuments.Nothing;
        Log.LastGood(logger, folder.Root, InForce.Products.Count);
    }

    /// <summary>What the folder holds, good or not.</summary>
    public DomainDocuments Written { get; }

    /// <summary>What is published, run and served.</summary>
    public DomainDocuments InForce { get; }

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

        [LoggerMessage(LogLevel.Error, "The documents in {Folder} are not valid (see above), so the last good ones stay in force: {Products} products. Mend them and start the domain again.")]
        public static partial void LastGood(ILogger logger, string folder, int products);
    }
}
