using DataMesh.Contracts;
using DataMesh.Sdk.Rest;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Documents;

/// <summary>The contracts in force: those of the domain's folder, or the last good ones while the folder's are broken.</summary>
internal sealed partial class DomainContracts : IServedContracts
{
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

    /// <summary>What is published, run and served.</summary>
    public DomainDocuments InForce { get; private set; } = DomainDocuments.Nothing;

    /// <summary>Reads the folder; good documents come into force.</summary>
    public void ReadAgain()
    {
        Written = DomainDocuments.Read(_folder.Root);
        foreach (var finding in Written.Findings)
        {
            Log.Found(_logger, finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, finding);
        }

        if (Written.AreValid)
        {
            _accepted.Keep(Written);
            InForce = Written;
            return;
        }

        InForce = _accepted.Read() is { AreValid: true } good ? good : DomainDocuments.Nothing;
        Log.LastGood(_logger, _folder.Root, InForce.Products.Count);
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
