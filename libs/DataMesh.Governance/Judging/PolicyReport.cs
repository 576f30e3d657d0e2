using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>How every policy ended for a set of documents.</summary>
public sealed record PolicyReport
{
    /// <summary>One outcome for each policy that concerns the documents' domains, by id.</summary>
    public required IReadOnlyList<PolicyOutcome> Outcomes { get; init; }

    /// <summary>What is wrong with policies and waivers themselves, expired waivers included.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>True when nothing may be published.</summary>
    public bool Blocks => Outcomes.Any(outcome => outcome.Blocks);
}
