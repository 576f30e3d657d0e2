using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
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
        var documents = publication.DocumentSet;
        var facts = await mesh.ReadAsync(db, Relations.ReadBy(book.InForce(documents.Domains)), evenIfMany: false, ct);
        var report = await engine.JudgePublicationAsync(book, documents, facts, ct);
        var files = own.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. report.Outcomes.Select(PolicyWire.Verdict)],
            [.. report.Outcomes.Where(outcome => outcome.Blocks)],
            [.. report.Findings.Where(finding => files.Contains(finding.File))],
            [.. book.Findings.Where(finding => files.Contains(finding.File) && finding.Severity == Severity.Error)]);
    }
}
