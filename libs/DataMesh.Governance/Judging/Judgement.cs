using System.Globalization;
using DataMesh.Tables;
using DuckDB.NET.Data;

namespace DataMesh.Governance;

/// <summary>Runs checks over one set of relations.</summary>
internal sealed class Judgement : IDisposable
{
    private readonly LockedSession _session;
    private readonly IReadOnlySet<string> _known;
    private readonly DocumentPlaces _places;
    private readonly JudgingMatter _matter;
    private readonly JudgingLimits _limits;

    private Judgement(
        LockedSession session, IReadOnlySet<string> known, DocumentPlaces places, JudgingMatter matter, JudgingLimits limits) =>
        (_session, _known, _places, _matter, _limits) = (session, known, places, matter, limits);

    /// <summary>Loads what the policies read, and nothing more.</summary>
    public static async Task<Judgement> OpenAsync(JudgingMatter matter, IEnumerable<Policy> policies, JudgingLimits limits,
        CancellationToken ct)
    {
        var rows = Relations.Rows(matter.Documents, matter.Facts, matter.Waivers, matter.Now);
        var read = Relations.ReadBy(policies);
        var session = await RelationTables.OpenAsync(rows.Where(relation => read.Contains(relation.Relation.Name)), limits, ct);
        var known = rows.Select(relation => relation.Relation.Name).ToHashSet(StringComparer.Ordinal);
        return new(session, known, new(matter.Documents, matter.Facts.Published), matter, limits);
    }

    public async Task<PolicyOutcome> JudgeAsync(Policy policy, CancellationToken ct)
    {
        var outcome = new PolicyOutcome { PolicyId = policy.Id, Policy = policy, Domain = policy.Domain, Verdict = Verdict.Pass };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(_limits.CheckTime);
        try
        {
            if (CheckText.Review(policy).FirstOrDefault(relation => !_known.Contains(relation.Name)) is { } unknown)
                return outcome with { Verdict = Verdict.NotExecuted, Reason = WhyUnknown(unknown.Name) };
            var (findings, hasMore) = await FindAsync(policy, time.Token);
            return outcome with { Verdict = findings.Count == 0 ? Verdict.Pass : Verdict.Fail, Findings = findings, HasMore = hasMore };
        }
        catch (CheckRefusedException refused)
        {
            return outcome with { Verdict = Verdict.Error, Reason = refused.Message };
        }
        catch (DuckDBException failure)
        {
            return outcome with { Verdict = Verdict.Error, Reason = CheckText.Explain(policy, failure.Message) };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return outcome with
            {
                Verdict = Verdict.Error,
                Reason = string.Create(CultureInfo.InvariantCulture,
                $"{policy.File}:{CheckText.FileLine(policy, 1)}: the check did not end within {_limits.CheckTime.TotalSeconds:0.###} s")
            };
        }
    }

    public void Dispose() => _session.Dispose();

    private async Task<(IReadOnlyList<PolicyFinding> Findings, bool HasMore)> FindAsync(Policy policy, CancellationToken ct)
    {
        await using var rows = await _session.QueryRowsAsync(policy.Check, ct);
        var reader = new OffenceReader(policy, _places, rows.Reader);
        var findings = new List<PolicyFinding>();
        var hasMore = false;
        while (await rows.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            if (reader.Read() is not { } finding || (_matter.IsPublication && !_matter.Concerns(finding)))
                continue;
            if (findings.Count == _limits.FindingsPerPolicy)
            {
                hasMore = true;
                break;
            }

            findings.Add(finding with { Waiver = WaiverOf(finding) });
        }

        return ([.. findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
            .ThenBy(f => f.Message, StringComparer.Ordinal)], hasMore);
    }

    private string WhyUnknown(string relation) =>
        _matter.Facts.WhyUnknown.GetValueOrDefault(relation) ?? $"the relation '{relation}' is known only to the mesh";

    private Waiver? WaiverOf(PolicyFinding finding) => _matter.Waivers.FirstOrDefault(waiver =>
        waiver.Policy == finding.PolicyId
        && waiver.Domain == finding.Domain
        && (waiver.Product is null || waiver.Product == finding.Product)
        && (waiver.Contract is null || waiver.Contract == finding.Contract));
}
