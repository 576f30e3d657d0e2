using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Reads a domain's waivers. Never throws on any text; pure, no I/O. A waiver with an error waives nothing.</summary>
internal static class WaiverReader
{
    private const string Section = "DataMesh waivers";

    /// <summary>The waivers without errors, and the findings on all.</summary>
    public static (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Finding> Findings) Read(PolicyFile file, string domain)
    {
        var findings = new FindingList(file.Name);
        var waivers = new List<Waiver>();
        if (DocumentParser.Parse(file.Text, findings) is { } root)
        {
            new FieldReader(root, "waivers", Standard.DataMesh, findings).Mapping(root, "waivers", f =>
            {
                if (f.Required("waivers") is not null)
                    waivers.AddRange(f.List("waivers", "waiver", w => ReadWaiver(w, file.Name, domain)));
                return root;
            });
        }

        var broken = findings.Sorted.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Path).ToList();
        waivers.RemoveAll(waiver =>
            broken.Any(path => path == waiver.Node.Path || path.StartsWith(waiver.Node.Path + ".", StringComparison.Ordinal)));
        return (waivers, findings.Sorted);
    }

    private static Waiver ReadWaiver(FieldReader f, string file, string domain)
    {
        var until = f.RequiredText("until");
        if (!PolicyDates.TryRead(until, out var date) && until.Length > 0)
        {
            f.Findings.Error(f.Node.Find("until")!, new Demand("date-malformed", Section),
                $"{FindingList.Quote(until)} is no date", "write YYYY-MM-DD");
        }

        return new Waiver
        {
            Node = f.Node,
            File = file,
            Domain = domain,
            Policy = f.RequiredText("policy"),
            Reason = f.RequiredText("reason"),
            Owner = f.RequiredText("owner"),
            Until = date,
            Product = f.Text("product"),
            Contract = f.Text("contract"),
        };
    }
}
