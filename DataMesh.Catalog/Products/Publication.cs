using System.Text.Json;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Joining;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Products;

/// <summary>A request to publish, read and checked by itself; or the problem with it.</summary>
internal sealed class Publication
{
    /// <summary>Ids are part of an index row.</summary>
    private const int LongestId = 500;
    private readonly PublishProduct _body;
    private readonly PublishedView _view;

    private Publication(string domain, string product, PublishProduct body, IReadOnlyList<DataContract> contracts, PublishedView view, ProblemHttpResult? problem) =>
        (Domain, Product, _body, Contracts, _view, Problem) = (domain, product, body, contracts, view, problem);

    public string Domain { get; }
    public string Product { get; }
    public IReadOnlyList<DataContract> Contracts { get; }
    public ProblemHttpResult? Problem { get; }

    /// <summary>The announced address, if any.</summary>
    public Uri? Address => _body.Address;

    /// <summary>Over everything that the product promises, and what the publisher says about how its rows are made.</summary>
    public string ContentHash => Contracts.Count == 0 ? string.Empty : DataMesh.Contracts.ContentHash.Of(
        string.Join('\0', _body.Contracts.Select(document => document.File + '\0' + document.Content).Order(StringComparer.Ordinal)
            .Prepend(_body.Product.File + '\0' + _body.Product.Content).Concat(_body.PipelineHash is { } hash ? [hash] : [])));

    public static Publication Read(string domain, string product, PublishProduct body)
    {
        if (FindFault(body) is { } fault)
        {
            return new(domain, product, body, [], null!, Malformed(fault));
        }

        if (body.Address is { } address && AnnounceAddress.Refuse(address) is { } reason)
        {
            return new(domain, product, body, [], null!, Malformed($"$.address: '{address}' cannot be announced: {reason}."));
        }

        var read = ProductReader.Read(body.Product.Content, body.Product.File);
        var contracts = body.Contracts.Select(document => ContractReader.Read(document.Content, document.File)).ToList();
        var valid = contracts.Where(contract => contract.IsValid).Select(contract => contract.Value!).ToList();
        var findings = read.Findings.Concat(contracts.SelectMany(contract => contract.Findings)).ToList();
        if (read.IsValid && valid.Count == contracts.Count)
        {
            findings.AddRange(ProductRules.Check(read.Value, valid, body.Product.File));
            findings.AddRange(Disagreements(domain, product, body, read.Value, valid));
        }

        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new(domain, product, body, [], null!, Invalid(findings));
        }

        var view = PublishedView.Of(read.Value!, valid);
        return FindFault(view, "the documents") is { } unkept
            ? new(domain, product, body, [], null!, Malformed(unkept))
            : new(domain, product, body, valid, view, null);
    }

    private static string? FindFault(PublishProduct body)
    {
        // The list's type says that there are no nulls; JSON does not keep to it.
        var missing = body.Contracts.ToList().FindIndex(document => document is null);
        return missing >= 0 ? $"$.contracts[{missing}]: a document is expected." : FindFault(body, "$");
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

    public PublishedProduct Answer(bool changed, long sequence) => new()
    {
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

    /// <summary>The address of a publication and its documents have to say the same.</summary>
    private static IEnumerable<Finding> Disagreements(string domain, string name, PublishProduct body, DataProduct product, List<DataContract> contracts)
    {
        if (product.Domain != domain)
        {
            yield return Finding("domain-mismatch", body.Product.File, product, "domain", $"the document says domain '{product.Domain}', but it is published as '{domain}'", $"publish it as '{product.Domain}', or change the document");
        }

        if (product.Name != name)
        {
            yield return Finding("product-mismatch", body.Product.File, product, "name", $"the document says '{product.Name}', but it is published as '{name}'", $"publish it as '{product.Name}', or change the document");
        }

        foreach (var (contract, index) in contracts.Select((contract, index) => (contract, index)).Where(pair => pair.contract.Domain is { } own && own != domain))
        {
            yield return Finding("domain-mismatch", body.Contracts[index].File, contract, "domain", $"the contract says domain '{contract.Domain}', but it is published by '{domain}'", $"write 'domain: {domain}'");
        }

        foreach (var finding in contracts.SelectMany((contract, index) => Unusable(contract, body.Contracts[index].File, product)))
        {
            yield return finding;
        }

        foreach (var group in contracts.GroupBy(contract => (contract.Id, contract.Version.Major)).Where(group => group.Count() > 1))
        {
            yield return Finding("contract-repeated", body.Product.File, group.Last(), "id", $"two contracts have the id '{group.Key.Id}' in major version {group.Key.Major}", "give each contract an id of its own");
        }

        foreach (var group in contracts.GroupBy(contract => (contract.Name, contract.Version.Major)).Where(group => group.Count() > 1))
        {
            yield return Finding("contract-repeated", body.Product.File, group.Last(), "name", $"'{group.Key.Name}' in major version {group.Key.Major} is given twice", "give each contract a name of its own");
        }
    }

    private static IEnumerable<Finding> Unusable(DataContract contract, string file, DataProduct product)
    {
        if (contract.Id.Length > LongestId || contract.Id.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            yield return Finding("id-not-usable", file, contract, "id",
                $"an id has at most {LongestId} characters and no control characters", "use a UUID or a URN");
        }
        else if (!product.OutputPorts.Any(port => port.ContractId == contract.Id && port.Version.Major == contract.Version.Major))
        {
            yield return Finding("contract-not-offered", file, contract, "id",
                $"no output port of the product names the contract '{contract.Id}' in major version {contract.Version.Major}",
                "add an output port with this contractId and version, or leave the document out");
        }
    }

    private static Finding Finding(string code, string file, DocumentElement element, string field, string message, string fix)
    {
        var position = element.Node.Find(field)?.Position ?? element.Position;
        return new()
        {
            Severity = Severity.Error,
            Code = code,
            File = file,
            Line = Math.Max(1, position.Line),
            Column = Math.Max(1, position.Column),
            Path = field,
            Message = message,
            Fix = fix,
            Section = "DataMesh addresses",
        };
    }

    private static ProblemHttpResult Malformed(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.RequestInvalid, title: "This cannot be published.");

    private static ProblemHttpResult Invalid(List<Finding> findings) => TypedResults.Problem(
        string.Join('\n', findings.Select(finding => finding.ToString())),
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Problems.ContractInvalid,
        title: "The documents break the standard.",
        extensions: new Dictionary<string, object?>
        {
            ["findings"] = findings.Select(finding => new DocumentFinding
            {
                Severity = finding.Severity.ToString().ToLowerInvariant(),
                Code = finding.Code,
                File = finding.File,
                Line = finding.Line,
                Column = finding.Column,
                Path = finding.Path,
                Message = finding.Message,
                Fix = finding.Fix,
            }),
        });
}
