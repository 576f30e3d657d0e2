using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Reads a policy from YAML or JSON. Never throws on any text; pure, no I/O. Judging sees whether its SQL runs.</summary>
public static class PolicyReader
{
    private const string Section = "policy";

    /// <summary>Reads a policy of the whole mesh, or of one domain.</summary>
    /// <param name="file">Name and text.</param>
    /// <param name="domain">The domain whose policy it is; null for the whole mesh.</param>
    public static ReadResult<Policy> Read(PolicyFile file, string? domain)
    {
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file.Name);
        var policy = DocumentParser.Parse(file.Text, findings) is { } root
            ? new FieldReader(root, Section, Standard.DataMesh, findings).Mapping(root, Section, f => ReadRoot(f, file.Name, domain))
            : null;
        if (policy is not null)
            PolicyRules.Check(policy, findings);
        return new ReadResult<Policy> { Value = findings.HasErrors ? null : policy, Findings = findings.Sorted };
    }

    private static Policy ReadRoot(FieldReader f, string file, string? domain)
    {
        var tightens = f.Text("tightens");
        return new Policy
        {
            Node = f.Node,
            File = file,
            Domain = domain,
            Id = f.RequiredText("id"),
            Title = f.RequiredText("title"),
            Rationale = f.RequiredText("rationale"),
            Severity = RequiredChoice(f, "severity", "info", "warning", "blocking") switch
            {
                "blocking" => PolicySeverity.Blocking,
                "warning" => PolicySeverity.Warning,
                _ => PolicySeverity.Info,
            },
            Status = RequiredChoice(f, "status", "draft", "advisory", "enforced") switch
            {
                "enforced" => PolicyStatus.Enforced,
                "advisory" => PolicyStatus.Advisory,
                _ => PolicyStatus.Draft,
            },
            Version = ContractVersion.Parse(f.RequiredText("version")),
            Scope = RequiredChoice(f, "scope", "contract", "product", "mesh") switch
            {
                "contract" => PolicyScope.Contract,
                "product" => PolicyScope.Product,
                _ => PolicyScope.Mesh,
            },
            Owner = f.RequiredText("owner"),
            Fix = f.RequiredText("fix"),
            // A policy that tightens another may leave the check to it.
            Check = (tightens is null ? f.RequiredText("check") : f.Text("check")) ?? "",
            Tightens = tightens,
            Examples = f.List("examples", "policy examples", ReadExample),
        };
    }

    private static string? RequiredChoice(FieldReader f, string name, params ReadOnlySpan<string> allowed) =>
        f.Required(name) is null ? null : f.Choice(name, allowed);

    private static PolicyExample ReadExample(FieldReader f) => new()
    {
        Node = f.Node,
        Title = f.RequiredText("title"),
        Passes = RequiredChoice(f, "expect", "pass", "fail") == "pass",
        At = f.TextList("at"),
        Today = f.Text("today"),
        Products = f.OpenList("products"),
        Contracts = f.OpenList("contracts"),
        PublishedProducts = f.OpenList("publishedProducts"),
        PublishedContracts = f.OpenList("publishedContracts"),
        Facts = f.Optional("facts")?.Entries ?? [],
    };
}
