namespace DataMesh.Contracts;

/// <summary>Whether a version fits the changes that it covers, by semver 2.0.</summary>
internal static class VersionDemand
{
    public static ContractComparison Judge(DataContract old, DataContract changed, IReadOnlyList<ContractChange> changes)
    {
        var (before, after) = (old.Version, changed.Version);
        var demanded = changes.Count == 0 || old.Stage == LifecycleStage.Draft ? VersionBump.None : changes.Max(change => change.Kind.Demands);
        var least = Least(before, demanded);
        var finding = Check(before, after, demanded, least, changes);
        return new ContractComparison
        {
            Before = before,
            After = after,
            Changes = changes,
            VersionFinding = finding,
            NextVersion = finding is null || !before.IsSemantic ? after : least,
        };
    }

    private static VersionFinding? Check(
        ContractVersion before, ContractVersion after, VersionBump demanded, ContractVersion least, IReadOnlyList<ContractChange> changes)
    {
        if (!before.IsSemantic || !after.IsSemantic)
            return before.Equals(after) && demanded == VersionBump.None ? null : NotSemantic(before, after);
        var worst = changes.FirstOrDefault(change => change.Kind.Demands == demanded);
        var because = $"{demanded.ToString().ToLowerInvariant()} because of {worst?.Code} at {worst?.Path}";
        if (after < before)
        {
            return new VersionFinding
            {
                Code = "version-lowered",
                Message = $"{after} comes before {before}",
                Fix = demanded == VersionBump.None ? $"keep {before}" : $"state {least} or higher: {because}",
            };
        }

        if (demanded == VersionBump.None || IsEnough(before, after, least))
            return null;
        return new VersionFinding
        {
            Code = after.Equals(before) ? "version-not-raised" : "version-too-low",
            Message = after.Equals(before)
                ? $"the contract changed, but its version is still {before}"
                : $"{before} → {after} is less than the changes demand: {because}",
            Fix = $"state {least} or higher, or take back the changes",
        };
    }

    private static VersionFinding NotSemantic(ContractVersion before, ContractVersion after) => new()
    {
        Code = "version-not-semantic",
        Message = $"'{(before.IsSemantic ? after : before)}' is no semantic version: is {before} → {after} enough? Nobody can tell",
        Fix = "write the version as major.minor.patch",
    };

    // A pre-release of the next version is that version on trial: 1.4.2 → 2.0.0-beta.1 has a new major.
    private static bool IsEnough(ContractVersion before, ContractVersion after, ContractVersion least) =>
        before.PreRelease.Length > 0
            ? after > before
            : (after.Major, after.Minor, after.Patch).CompareTo((least.Major, least.Minor, least.Patch)) >= 0;

    // Nothing is promised before 1.0.0 (semver §4) nor by a pre-release (§9): there the next smaller part, or any step, is enough.
    private static ContractVersion Least(ContractVersion before, VersionBump demanded)
    {
        if (demanded == VersionBump.None)
            return before;
        if (before.PreRelease.Length > 0)
            return new ContractVersion(before.Major, before.Minor, before.Patch);
        var bump = before.Major == 0 && demanded > VersionBump.Patch ? demanded - 1 : demanded;
        return bump switch
        {
            VersionBump.Major => new ContractVersion(before.Major + 1, 0, 0),
            VersionBump.Minor => new ContractVersion(before.Major, before.Minor + 1, 0),
            _ => new ContractVersion(before.Major, before.Minor, before.Patch + 1),
        };
    }
}
