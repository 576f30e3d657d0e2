using System.Text.Json;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Catalog.Governance;

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
