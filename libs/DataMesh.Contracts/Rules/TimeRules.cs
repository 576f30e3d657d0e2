using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Schedules that nobody runs, dates that are none, states that nobody knows.</summary>
internal static class TimeRules
{
    private static readonly string[] States = ["proposed", "draft", "active", "deprecated", "retired"];

    public static void Check(DataContract contract, ElementIndex index, bool meshRules, FindingList findings)
    {
        CheckStatus(contract, contract.Status, "ODCS", meshRules, findings);
        CheckInstant(contract, "contractCreatedTs", contract.CreatedAt, "ODCS other properties", findings);
        CheckTeam(contract.Team, "ODCS team", findings);
        foreach (var promise in contract.SlaProperties)
            CheckSchedule(promise, "ODCS slaProperties", promise.Scheduler, promise.Schedule, findings);
        foreach (var rule in contract.Schema.SelectMany(o => o.Quality).Concat(index.Properties.SelectMany(p => p.Property.Quality)))
            CheckSchedule(rule, "ODCS quality", rule.Scheduler, rule.Schedule, findings);
    }

    public static void Check(DataProduct product, bool meshRules, FindingList findings)
    {
        CheckStatus(product, product.Status, "ODPS", meshRules, findings);
        CheckInstant(product, "productCreatedTs", product.CreatedAt, "ODPS other properties", findings);
        CheckTeam(product.Team, "ODPS team", findings);
    }

    private static void CheckSchedule(DocumentElement element, string section, string? scheduler, string? schedule, FindingList findings)
    {
        if (schedule is not null && scheduler is null)
        {
            findings.Warning(element.Node.Find("schedule")!, new Demand("schedule-without-scheduler", section),
                "the schedule does not say who reads it", "add 'scheduler: cron', or the name of your tool");
        }
        else if (scheduler is not null && schedule is null && scheduler != "cron")
        {
            findings.Warning(element.Node.Find("scheduler")!, new Demand("scheduler-without-schedule", section),
                "the scheduler does not say when", "add 'schedule: …'");
        }
    }

    // The standards name these five as examples: by them another word is no slip, unless it looks like one.
    private static void CheckStatus(DocumentElement document, string? status, string standard, bool meshRules, FindingList findings)
    {
        if (string.IsNullOrEmpty(status) || States.Contains(status))
            return;
        var meant = Spelling.Nearest(status, States);
        if (meant is null && !meshRules)
            return;
        findings.Warning(document.Node.Find("status")!, new Demand("status-unknown", $"{standard} fundamentals"),
            $"{FindingList.Quote(status)} is a status of your own",
            meant is null ? $"use one of {string.Join(", ", States)}" : $"did you mean '{meant}'?");
    }

    private static void CheckInstant(DocumentElement document, string field, string? text, string section, FindingList findings)
    {
        if (text is null || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return;
        findings.Warning(document.Node.Find(field)!, new Demand("date-malformed", section),
            $"{FindingList.Quote(text)} is no point in time",
            "write it by ISO 8601, such as 2026-03-01T08:00:00Z");
    }

    private static void CheckTeam(Team? team, string section, FindingList findings)
    {
        foreach (var member in team?.Members ?? [])
        {
            var joined = Day(member, "dateIn", member.DateIn, section, findings);
            var left = Day(member, "dateOut", member.DateOut, section, findings);
            if (joined > left)
            {
                findings.Warning(member.Node.Find("dateOut")!, new Demand("limits-empty", section), "the member leaves before joining",
                    "swap dateIn and dateOut");
            }
        }
    }

    private static DateTimeOffset? Day(TeamMember member, string field, string? text, string section, FindingList findings)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            return day;
        findings.Warning(member.Node.Find(field)!, new Demand("date-malformed", section), $"{FindingList.Quote(text)} is no date",
            "write it by ISO 8601, such as 2026-03-01");
        return null;
    }
}
