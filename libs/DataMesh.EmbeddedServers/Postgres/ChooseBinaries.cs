namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Picks the first PostgreSQL that is new enough and fits the data that is there already.</summary>
internal static class ChooseBinaries
{
    /// <param name="folders">Candidates in order of preference.</param>
    /// <param name="versionOf">What <c>postgres --version</c> in the folder prints; null when it cannot be run.</param>
    /// <param name="dataMajor">Major version of the data folder; null when it is new.</param>
    /// <param name="refused">Is told in a clause why a candidate was passed over.</param>
    public static async Task<PostgresBinaries?> FirstAsync(
        IEnumerable<string> folders, Func<string, Task<string?>> versionOf, int? dataMajor, Action<string> refused)
    {
        foreach (var folder in folders)
        {
            var version = PostgresVersion.Parse(await versionOf(folder));
            if (Refusal(folder, version, dataMajor) is not { } reason)
            {
                return new PostgresBinaries(folder, version!);
            }

            refused(reason);
        }

        return null;
    }

    private static string? Refusal(string folder, PostgresVersion? version, int? dataMajor) => version switch
    {
        null => $"{folder} holds a PostgreSQL that cannot be run",
        { Major: < PostgresVersion.OldestMajor } =>
            $"{folder} holds PostgreSQL {version.Text}, but {PostgresVersion.OldestMajor} or newer is needed",
        _ when dataMajor is { } major && major != version.Major =>
            $"{folder} holds PostgreSQL {version.Text}, but the data folder was made by PostgreSQL {major}",
        _ => null,
    };
}
