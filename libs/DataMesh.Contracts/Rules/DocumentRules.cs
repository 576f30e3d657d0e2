namespace DataMesh.Contracts;

/// <summary>What the standards demand and no schema can see.</summary>
internal static class DocumentRules
{
    public static void Check(DataContract contract, bool meshRules, FindingList findings)
    {
        // Where the text is silent, such as on a reference to nothing, the mesh is stricter than the standard.
        var beyond = meshRules ? Severity.Error : Severity.Warning;
        var index = new ElementIndex(contract);
        DuplicateRules.CheckIds(contract.Node, "ODCS", findings);
        DuplicateRules.CheckNames(contract, index, meshRules ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal, beyond, findings);
        RelationshipRules.Check(contract, index, beyond, findings);
        ReferenceRules.Check(contract, index, beyond, findings);
        TypeRules.Check(index, findings);
        TimeRules.Check(contract, index, meshRules, findings);
    }

    public static void Check(DataProduct product, bool meshRules, FindingList findings)
    {
        DuplicateRules.CheckIds(product.Node, "ODPS", findings);
        DuplicateRules.CheckNames(product, findings);
        TimeRules.Check(product, meshRules, findings);
        CheckInputContracts(product, findings);
    }

    private static void CheckInputContracts(DataProduct product, FindingList findings)
    {
        var read = product.InputPorts.Select(p => p.ContractId).ToHashSet(StringComparer.Ordinal);
        if (read.Count == 0)
            return;
        foreach (var input in product.OutputPorts.SelectMany(p => p.InputContracts).Where(i => i.Id.Length > 0 && !read.Contains(i.Id)))
        {
            var meant = findings.IsFull ? null : Spelling.Nearest(input.Id, read);
            findings.Warning(input.Node.Find("id") ?? input.Node, new Demand("dangling-reference", "ODPS outputPorts.inputContracts"),
                $"no input port reads the contract {FindingList.Quote(input.Id)}",
                meant is null ? "add the input port, or mend the id" : $"did you mean '{meant}'?");
        }
    }
}
