using DataMesh.Catalog.Pages;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.ServiceLevels;

/// <summary>
/// Measures what contracts promise about time against the commits that were reported. The promise of today is applied to the whole past.
/// </summary>
internal static class MeasureLevels
{
    private const int MostBreaches = 10;

    /// <summary>A run that starts on the minute does not end on it: a tenth of the period is its own.</summary>
    internal const double FrequencyAllowance = 1.1;
    private static readonly (string Name, TimeSpan Length)[] Windows =
        [("24h", TimeSpan.FromHours(24)), ("7d", TimeSpan.FromDays(7)), ("30d", CommitTimes.Longest)];

    public static async Task<Results<Ok<ServiceLevelReport>, ProblemHttpResult>> HandleAsync(
        string domain, string product, CatalogDb db, TimeProvider time, CancellationToken ct) =>
        await CurrentProduct.FindAsync(domain, product, db, ct) is { } found
            ? TypedResults.Ok(await MeasureAsync(found, db, time.GetUtcNow(), ct))
            : CurrentProduct.Unknown(domain, product);

    public static async Task<ServiceLevelReport> MeasureAsync(
        CurrentProduct product, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var levels = new List<ServiceLevelStatus>();
        foreach (var port in product.View.Ports)
        {
            foreach (var promise in product.ContractOf(port)?.SlaProperties ?? [])
            {
                levels.AddRange(await MeasureAsync(product.Domain, port, promise, db, now, ct));
            }
        }

        return new() { At = now, Levels = levels };
    }

    private static async Task<List<ServiceLevelStatus>> MeasureAsync(
        string domain, PublishedPort port, SlaProperty promise, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var level = ServiceLevel.Of(promise);
        var status = Unmeasured(port, promise, level);
        if (status.Status != CheckStatus.Pass)
        {
            return [status];
        }

        var isReaction = level.Name == "latency" && port.Inputs.Count > 0;
        var inputs = isReaction ? await CommitTimes.OfInputsAsync(port, db, now, ct) : null;
        var measured = new List<ServiceLevelStatus>();
        foreach (var name in ObjectsOf(promise, port))
        {
            var commits = await CommitTimes.OfObjectAsync(domain, port, name, db, now, ct);
            measured.Add(Measure(status with { Object = name }, commits, inputs, now));
        }

        return measured;
    }

    /// <summary>The promise in words; its status says whether it can be measured at all.</summary>
    internal static ServiceLevelStatus Unmeasured(PublishedPort port, SlaProperty promise, ServiceLevel level)
    {
        var (status, reason) = (level.Name, level.Unit, level.Amount) switch
        {
            ("latency" or "frequency", "s", > 0 and < 1_000_000_000) => (CheckStatus.Pass, null),
            ("latency" or "frequency", _, _) =>
                (CheckStatus.Error, "not understood, because it is no duration: give a number above 0, and a unit such as m, h or d"),
            ("retention", _, _) => (CheckStatus.NotExecuted, "not executed, because commits do not tell how old the oldest row is"),
            ("generalAvailability" or "endOfSupport" or "endOfLife", _, _) =>
                (CheckStatus.NotExecuted, "not executed, because it is a date and nothing to be measured"),
            _ => (CheckStatus.NotExecuted, $"not executed, because the mesh has no measurement of '{level.Name}'"),
        };
        return new()
        {
            Contract = port.Contract,
            Major = port.Major,
            Property = level.Name,
            Promised = level.Text,
            Driver = promise.Driver,
            Description = promise.Description,
            Status = status,
            Reason = reason,
            PromisedSeconds = level.Unit == "s" ? (double?)level.Amount : null,
            Kept = [],
            Breaches = [],
        };
    }

    internal static ServiceLevelStatus Measure(
        ServiceLevelStatus promise, IReadOnlyList<DateTimeOffset> commits, IReadOnlyList<DateTimeOffset>? inputs, DateTimeOffset now)
    {
        if (commits.Count == 0)
        {
            return promise with { Status = CheckStatus.NotExecuted, Reason = "not executed, because nothing has been committed yet" };
        }

        var isFrequency = promise.Property == "frequency";
        var allowed = TimeSpan.FromSeconds(promise.PromisedSeconds!.Value * (isFrequency ? FrequencyAllowance : 1));

        // What was asked of the table before its first commit is nobody's promise.
        var asked = inputs?.Where(input => input >= commits[0]).ToList();
        var breaches = (asked is null ? Breaches.OfAge(commits, allowed, now) : Breaches.OfReaction(asked, commits, allowed, now)).ToList();
        var isBroken = breaches.Count > 0 && breaches[^1].To is null;
        var measured = asked is null ? now - commits[^1] : ReactionNow(asked, commits, now);
        return promise with
        {
            Status = isBroken ? CheckStatus.Fail : CheckStatus.Pass,
            Reason = isBroken ? $"broken since {breaches[^1].From:u}" : null,
            Basis = isFrequency ? "time since the last commit; a tenth of the period is allowed for the run"
                : asked is null ? "time since the last commit"
                : "time from a commit of an input to the table's next commit",
            MeasuredSeconds = measured is null ? null : Math.Round(measured.Value.TotalSeconds, 3),
            Kept = [.. Windows.Select(window => Share(window, breaches, commits[0], now))],
            Breaches = [.. breaches.AsEnumerable().Reverse().Take(MostBreaches).Select(breach => new ServiceLevelBreach
            {
                From = breach.From,
                To = breach.To,
            })],
        };
    }

    /// <summary>How long the oldest input waits that is not worked in yet; else how long the last one took.</summary>
    private static TimeSpan? ReactionNow(List<DateTimeOffset> inputs, IReadOnlyList<DateTimeOffset> commits, DateTimeOffset now)
    {
        var waiting = inputs.FindIndex(input => input > commits[^1]);
        if (waiting >= 0)
        {
            return now - inputs[waiting];
        }

        return inputs.Count == 0 ? null : commits.First(commit => commit >= inputs[^1]) - inputs[^1];
    }

    private static KeptShare Share(
        (string Name, TimeSpan Length) window, List<(DateTimeOffset From, DateTimeOffset? To)> breaches, DateTimeOffset first,
        DateTimeOffset now)
    {
        var start = now - window.Length > first ? now - window.Length : first;
        return new()
        {
            Window = window.Name,
            Share = Breaches.Kept(breaches, start, now),
            Breaches = breaches.Count(breach => (breach.To ?? now) > start),
        };
    }

    /// <summary>
    /// The objects that the promise names, as <c>object</c> or <c>object.column</c>; all when it names none that there is.
    /// </summary>
    internal static List<string> ObjectsOf(SlaProperty promise, PublishedPort port)
    {
        var named = (promise.Element ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(element => element.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var known = port.Objects.Select(found => found.Name).ToList();
        return known.Exists(named.Contains) ? [.. known.Where(named.Contains)] : known;
    }
}
