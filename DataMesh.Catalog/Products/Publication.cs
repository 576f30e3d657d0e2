using System.Text.Json;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Joining;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Products;

/// <summary>A request to publish, read and checked by itself; or the problem with it.</summary>
internal sealed class Publication
{
    private readonly PublishProduct _body;
    private readonly PublishedView _view;

    private Publication(string domain, string product, PublishProduct body, DataProduct document, IReadOnlyList<DataContract> contracts, PublishedView view) =>
        (Domain, Product, _body, Document, Contracts, _view) = (domain, product, body, document, contracts, view);

    public string Domain { get; }
    public string Product { get; }
    public DataProduct Document { get; }
    public IReadOnlyList<DataContract> Contracts { get; }

    /// <summary>The domain's own policies and waivers.</summary>
    public IReadOnlyList<SourceDocument> Policies => _body.Policies ?? [];

    /// <summary>What is judged: a contract that names no domain is of the one that publishes it.</summary>
    public DocumentSet DocumentSet => new(
        [new(_body.Product.File, Document)], [.. Contracts.Select(contract => new ContractDocument(FileOf(contract), contract with { Domain = Domain }))]);

    /// <summary>The announced address, if any.</summary>
    public Uri? Address => _body.Address;

    /// <summary>Over everything that the product promises, and what the publisher says about how its rows are made.</summary>
    public string ContentHash => DataMesh.Contracts.ContentHash.Of(
        string.Join('\0', _body.Contracts.Concat(Policies).Select(document => document.File + '\0' + document.Content).Order(StringComparer.Ordinal)
            .Prepend(_body.Product.File + '\0' + _body.Product.Content).Concat(_body.PipelineHash is { } hash ? [hash] : [])));

    public string FileOf(DataContract contract) => _body.Contracts[Contracts.Index().First(found => ReferenceEquals(found.Item, contract)).Index].File;

    /// <summary>The publication, or why it cannot be one.</summary>
    public static (Publication? Publication, ProblemHttpResult? Problem) Read(string domain, string product, PublishProduct body)
    {
        if (FindFault(body) is { } fault)
        {
            return (null, PublicationProblems.Malformed(fault));
        }

        if (body.Address is { } address && AnnounceAddress.Refuse(address) is { } reason)
        {
            return (null, PublicationProblems.Malformed($"$.address: '{address}' cannot be announced: {reason}."));
        }

        var read = ProductReader.Read(body.Product.Content, body.Product.File);
        var contracts = body.Contracts.Select(document => ContractReader.Read(document.Content, document.File)).ToList();
        var valid = contracts.Where(contract => contract.IsValid).Select(contract => contract.Value!).ToList();
        var findings = read.Findings.Concat(contracts.SelectMany(contract => contract.Findings)).ToList();
        if (read.IsValid && valid.Count == contracts.Count)
        {
            findings.AddRange(ProductRules.Check(read.Value, valid, body.Product.File));
            findings.AddRange(PublicationRules.Disagreements(domain, product, body, read.Value, valid));
        }

        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return (null, PublicationProblems.Invalid(findings));
        }

        var view = PublishedView.Of(read.Value!, valid);
        return FindFault(view, "the documents") is { } unkept
            ? (null, PublicationProblems.Malformed(unkept))
            : (new(domain, product, body, read.Value!, valid, view), null);
    }

    private static string? FindFault(PublishProduct body)
    {
        // The lists' types say that there are no nulls; JSON does not keep to it.
        if ((MissingIn(body.Contracts, "contracts") ?? MissingIn(body.Policies ?? [], "policies")) is { } missing)
        {
            return missing;
        }

        var twice = body.Contracts.Select(document => document.File).Prepend(body.Product.File).GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(file => file.Count() > 1);
        return twice is null ? FindFault(body, "$") : $"$.contracts: two documents are called '{twice.Key}'; findings could not tell them apart.";
    }

    private static string? MissingIn(IEnumerable<SourceDocument> documents, string field)
    {
        var missing = documents.ToList().FindIndex(document => document is null);
        return missing >= 0 ? $"$.{field}[{missing}]: a document is expected." : null;
    }

    /// <summary>Escapes in YAML can write what the database cannot keep.</summary>
    private static string? FindFault<T>(T value, string path)
    {
        try
        {
            StorableJson.Check(JsonSerializer.SerializeToElement(value, MeshJson.Options), path);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    public PublishedProduct Answer(bool changed, long sequence, IReadOnlyList<VersionChange> differences, IReadOnlyList<Dependent> dependents) => new()
    {
        Differences = differences,
        Dependents = dependents,
        Domain = Domain,
        Product = Product,
        Changed = changed,
        Sequence = sequence,
        Warnings = SdkVersions.Warn(_body.SdkVersion, GetMeshDetails.Version) is { } warning ? [warning] : [],
        Contracts =
        [
            .. Contracts.Select(contract => new ContractReference
            {
                Id = contract.Id,
                Domain = Domain,
                Contract = contract.Name,
                Version = contract.Version.Text,
                Major = contract.Version.Major,
            }),
        ],
    };

    public ProductRevision Revision(long productId, DateTimeOffset now)
    {
        var revision = new ProductRevision
        {
            ProductId = productId,
            ContentHash = ContentHash,
            Version = _view.Version,
            File = _body.Product.File,
            Content = _body.Product.Content,
            SdkVersion = _body.SdkVersion,
            PublishedAt = now,
            View = JsonSerializer.Serialize(_view, MeshJson.Options),
        };
        revision.Contracts.AddRange(Contracts.Select((contract, index) => new ContractRevision
        {
            ContractId = contract.Id,
            Domain = Domain,
            Name = contract.Name,
            Version = contract.Version.Text,
            Major = contract.Version.Major,
            File = _body.Contracts[index].File,
            Content = _body.Contracts[index].Content,
        }));
        return revision;
    }

    public ProductPublished Change(Uri? address, DateTimeOffset now) => new()
    {
        Sequence = 0,
        At = now,
        Domain = Domain,
        Product = Product,
        Version = _view.Version,
        Address = address,
        Contracts =
        [
            .. _view.Ports.Select(port => new PublishedContract
            {
                Id = port.ContractId,
                Contract = port.Contract,
                Version = port.ContractVersion,
                Major = port.Major,
                Objects = [.. port.Objects.Select(found => found.Name)],
                Schedule = port.Schedule,
                Inputs = port.Inputs,
            }),
        ],
    };
}
