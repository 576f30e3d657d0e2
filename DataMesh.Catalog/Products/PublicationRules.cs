using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Products;

/// <summary>What the documents of one publication have to agree on.</summary>
internal static class PublicationRules
{
    /// <summary>Ids are part of an index row.</summary>
    private const int LongestId = 500;

    /// <summary>The address of a publication and its documents have to say the same.</summary>
    public static IEnumerable<Finding> Disagreements(string domain, string name, PublishProduct body, DataProduct product, List<DataContract> contracts)
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
}
