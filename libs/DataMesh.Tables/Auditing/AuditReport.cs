namespace DataMesh.Tables;

/// <summary>All checks of a contract on one run's rows.</summary>
public sealed record AuditReport(IReadOnlyList<CheckOutcome> Outcomes)
{
    /// <summary>True when the rows may be published.</summary>
    public bool Passed => !Outcomes.Any(outcome => outcome.Blocks);

    /// <summary>One sentence that names what keeps the rows from being published, or null when nothing does.</summary>
    public string? Reason => Passed
        ? null
        : string.Join(' ', Outcomes.Where(outcome => outcome.Blocks).Select(outcome =>
            $"{outcome.Object}{(outcome.Property is null ? string.Empty : $".{outcome.Property}")}, {outcome.Rule}: {outcome.Reason}"));
}
