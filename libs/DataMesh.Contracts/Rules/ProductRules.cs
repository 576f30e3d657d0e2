namespace DataMesh.Contracts;

/// <summary>What the mesh asks of a product besides the standard.</summary>
public static class ProductRules
{
    private const string Ports = "DataMesh ports";

    /// <summary>
    /// Checks that every output port finds its contract, in the port's major version, among the contracts published with the product.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="contracts">Contracts that are published together with it.</param>
    /// <param name="file">Name of the product's file, which findings carry.</param>
    public static IReadOnlyList<Finding> Check(DataProduct product, IReadOnlyList<DataContract> contracts, string file)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file);
        foreach (var port in product.OutputPorts)
            CheckContract(product, port, contracts, findings);
        return findings.Sorted;
    }

    internal static void Check(DataProduct product, FindingList findings)
    {
        ContractRules.CheckSlug(product, "name", product.Name, isRequired: true, findings);
        ContractRules.CheckSlug(product, "domain", product.Domain ?? "", isRequired: true, findings);
        if (product.OutputPorts.Count == 0)
        {
            findings.Error(product.Node.Find("outputPorts") ?? product.Node, new Demand("no-output-port", Ports),
                "a product without an output port offers nothing", "add outputPorts with the contract it promises");
        }

        foreach (var port in product.InputPorts)
            CheckPort(port, port.ContractId, port.Version, findings);
        foreach (var port in product.OutputPorts)
            CheckPort(port, port.ContractId, port.Version, findings);
    }

    private static void CheckPort(DocumentElement port, string contractId, ContractVersion version, FindingList findings)
    {
        if (contractId.Length == 0)
            ReportMissing(port, "contractId", findings);
        if (version.Text.Length == 0)
            ReportMissing(port, "version", findings);
        ContractRules.CheckVersion(port, version, findings);
    }

    // A field that the standard already misses is not reported twice.
    private static void ReportMissing(DocumentElement port, string field, FindingList findings)
    {
        if (!findings.Has("missing-field", port.Node))
            findings.Error(port.Node, new Demand("port-incomplete", Ports), $"a port needs '{field}'", $"add '{field}: …' of the contract");
    }

    private static void CheckContract(
        DataProduct product, ProductOutputPort port, IReadOnlyList<DataContract> contracts, FindingList findings)
    {
        var sameId = contracts.Where(c => string.Equals(c.Id, port.ContractId, StringComparison.Ordinal)).ToList();
        if (sameId.Count == 0)
        {
            var meant = Spelling.Nearest(port.ContractId, contracts.Select(c => c.Id));
            findings.Error(port.Node.Find("contractId") ?? port.Node, new Demand("contract-unresolved", Ports),
                $"no contract has the id {FindingList.Quote(port.ContractId)}",
                meant is null ? "add the contract's .odcs.yaml beside the product, or mend the id" : $"did you mean '{meant}'?");
            return;
        }

        if (sameId.All(c => c.Version.Major != port.Version.Major))
        {
            findings.Error(port.Node.Find("version") ?? port.Node, new Demand("contract-version-unresolved", Ports),
                $"the port promises major version {port.Version.Major}, but the contract is {sameId[0].Version}",
                "use the contract's major version");
        }

        foreach (var contract in sameId.Where(c => c.Domain is not null && c.Domain != product.Domain))
        {
            findings.Error(port.Node.Find("contractId") ?? port.Node, new Demand("contract-of-other-domain", Ports),
                $"the contract says domain {FindingList.Quote(contract.Domain!)}, "
                + $"the product says {FindingList.Quote(product.Domain ?? "")}",
                "a product offers contracts of its own domain: make both equal");
        }
    }
}
