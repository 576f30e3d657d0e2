using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Catalog.Governance;

/// <summary>Holds a publication against the policies of the mesh and of its domain.</summary>
internal sealed class JudgePublication(PolicyFolder policies, MeshKnowledge mesh, PolicyEngine engine)
{
    public async Task<PublicationVerdict> JudgeAsync(Publication publication, CatalogDb db, CancellationToken ct)
    {
        var own = new DomainPolicies(publication.Domain, [.. publication.Policies.Select(file => new PolicyFile(file.File, file.Content))]);
        var (book, _) = policies.Read(own.Files.Count == 0 ? [] : [own]);
        var facts = await mesh.ReadAsync(db, evenIfMany: false, ct);
        var report = await engine.JudgeAsync(book, publication.DocumentSet, facts, ct);
        var files = own.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. report.Outcomes.Select(PolicyWire.Verdict)],
            [.. report.Outcomes.Where(outcome => outcome.Blocks)],
            [.. report.Findings.Where(finding => files.Contains(finding.File))],
            [.. book.Findings.Where(finding => files.Contains(finding.File) && finding.Severity == Severity.Error)]);
    }
}

/// <summary>How policies ended for a publication.</summary>
/// <param name="Verdicts">One a policy.</param>
/// <param name="Blocking">Those that keep it from being published.</param>
/// <param name="Findings">What is wrong with the domain's own policies and waivers.</param>
/// <param name="Faults">Those of the findings that make a file of no use.</param>
internal sealed record PublicationVerdict(
    IReadOnlyList<PolicyVerdict> Verdicts, IReadOnlyList<PolicyOutcome> Blocking, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Faults)
{
    public IEnumerable<VerdictRecord> Records(long revision) => Verdicts.Select(verdict => new VerdictRecord
    {
        RevisionId = revision,
        Policy = verdict.Policy,
        Verdict = JsonSerializer.SerializeToElement(verdict.Verdict, MeshJson.Options).GetString()!,
        Body = JsonSerializer.Serialize(verdict, MeshJson.Options),
    });
}
