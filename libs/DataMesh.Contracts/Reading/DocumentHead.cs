namespace DataMesh.Contracts;

/// <summary>Decides by its first fields whether a document is what the reader reads.</summary>
internal static class DocumentHead
{
    /// <summary>The version of the standard to read by, or null, with a finding, when reading on makes no sense.</summary>
    public static StandardVersion? Check(DocumentNode root, string standard, string kind, string[] versions, FindingList findings)
    {
        var demand = new Demand("wrong-kind", $"{standard} fundamentals");
        if (root.Kind != DocumentNodeKind.Mapping)
        {
            findings.Error(root, demand, $"the document must be a mapping that says 'kind: {kind}'", "write the fields of the standard");
            return null;
        }

        if (root.Find("product") is { Kind: DocumentNodeKind.Mapping } && root.Find("apiVersion") is null)
        {
            findings.Error(root, demand,
                "this follows the Open Data Product Specification (Open Data Product Initiative), "
                + "another standard with the same short name",
                "write the product by Bitol's Open Data Product Standard: apiVersion: v1.0.0, kind: DataProduct");
            return null;
        }

        if (root.Find("dataProductDescriptor") is not null)
        {
            findings.Error(root, demand, "this follows the Data Product Descriptor Specification (DPDS), another standard",
                $"write it by Bitol's {standard}: apiVersion: {versions[0]}, kind: {kind}");
            return null;
        }

        if (standard == "ODCS" && ContractMigration.IsOld(root))
        {
            findings.Error(root.Find("apiVersion") ?? root, new Demand("unknown-standard-version", "ODCS fundamentals"),
                "this follows ODCS 2.2, which has other fields",
                "migrate it: 'mesh import odcs-2.2' or ContractMigration.Migrate makes a contract of ODCS 3.1 and a report");
            return null;
        }

        if (root.Find("kind") is { IsNull: false } found && found.Text != kind)
        {
            findings.Error(found, demand, $"'kind' is {FindingList.Quote(found.Text)}, but this is read as {kind}",
                Spelling.Nearest(found.Text, [kind]) is null
                    ? $"say 'kind: {kind}', or name the file for what it is"
                    : $"did you mean '{kind}'?");
            return null;
        }

        return Version(root, standard, versions, findings);
    }

    // A missing version is reported with the other required fields; reading goes on by the newest.
    private static StandardVersion? Version(DocumentNode root, string standard, string[] versions, FindingList findings)
    {
        if (root.Find("apiVersion") is not { Kind: DocumentNodeKind.Scalar, IsNull: false } given)
            return StandardVersion.Parse(versions[0]);
        if (versions.Contains(given.Text))
            return StandardVersion.Parse(given.Text);
        var demand = new Demand("unknown-standard-version", $"{standard} fundamentals");
        var meant = given.Text.StartsWith('v') ? null : versions.FirstOrDefault(v => v == "v" + given.Text);
        findings.Error(given, demand, $"{standard} {FindingList.Quote(given.Text)} is not read here",
            meant is null ? $"use one of {string.Join(", ", versions)}" : $"did you mean '{meant}'?");
        return null;
    }
}
