using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>The folder <c>_delta_log</c> of a table: where to begin, and what each commit says.</summary>
internal sealed class TableLog(ITableStorage storage, TableAddress address, TimeProvider time)
{
    public string Folder { get; } = $"{address.RelativePath}/_delta_log";

    public string CommitPath(long version) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{version:D20}.json");

    /// <summary>
    /// Brings an empty builder to the newest checkpoint up to a version. False when there is none: the log is then read from commit 0.
    /// </summary>
    public async Task<bool> BeginAsync(SnapshotBuilder builder, long upTo, CancellationToken ct)
    {
        var hint = await LastCheckpointAsync(ct);
        if (hint?.Version <= upTo && await TryApplyAsync(builder, hint.Files(Folder), ct))
        {
            return true;
        }

        // Without a hint and with the first commit there: most such tables are young, and reading them needs no listing.
        if (hint is null && await storage.ReadAsync(CommitPath(0), ct) is not null)
        {
            return false;
        }

        foreach (var checkpoint in CheckpointFiles.Complete(await ListAsync(ct)).Where(checkpoint => checkpoint.Version <= upTo))
        {
            if (await TryApplyAsync(builder, checkpoint, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Brings an empty builder to the oldest checkpoint, for logs whose first commits were cleaned up.</summary>
    public async Task<bool> BeginAtOldestAsync(SnapshotBuilder builder, CancellationToken ct)
    {
        foreach (var checkpoint in CheckpointFiles.Complete(await ListAsync(ct)).Reverse())
        {
            if (await TryApplyAsync(builder, checkpoint, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Applies the commit that is next; false when it does not exist.</summary>
    /// <exception cref="BrokenTableException">The commit breaks the protocol.</exception>
    public async Task<bool> TryApplyNextAsync(SnapshotBuilder builder, CancellationToken ct)
    {
        var version = builder.Next;
        if (await storage.ReadAsync(CommitPath(version), ct) is not { } content)
        {
            return false;
        }

        var actions = Parse(version, content);
        builder.Apply(new(version, IsCheckpoint: false), actions, await TimeOfAsync(version, actions, ct));
        return true;
    }

    public async Task<LastCheckpoint?> LastCheckpointAsync(CancellationToken ct) =>
        await storage.ReadAsync($"{Folder}/{LastCheckpoint.Name}", ct) is { } content ? LastCheckpoint.Parse(content) : null;

    /// <summary>The greatest version that has a commit file, or -1.</summary>
    public async Task<long> NewestAsync(CancellationToken ct) =>
        (await ListAsync(ct)).Where(path => path.Length == Folder.Length + 26 && path.EndsWith(".json", StringComparison.Ordinal)).Select(VersionOf).DefaultIfEmpty(-1).Max();

    /// <summary>Any file of the log, or null: a table without commits has none.</summary>
    public async Task<string?> FindAnyAsync(CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".parquet", StringComparison.Ordinal));

    /// <summary>
    /// Deletes commits and checkpoints that nobody needs to read a version younger than <paramref name="until"/>: all before the newest
    /// checkpoint that is older. Returns how many files.
    /// </summary>
    public async Task<int> CleanUpAsync(DateTimeOffset until, CancellationToken ct)
    {
        var files = await storage.ListAsync(Folder, ct);
        var ages = files.ToDictionary(file => file.Path, file => file.ModifiedAt, StringComparer.Ordinal);
        var keep = CheckpointFiles.Complete(ages.Keys).FirstOrDefault(checkpoint =>
            ages.TryGetValue(CommitPath(checkpoint.Version), out var committed) && committed <= until && checkpoint.Parts.All(part => ages[part] <= until));
        if (keep is null)
        {
            return 0;
        }

        // Oldest first: whatever remains after a crash in between is still a log without a gap.
        var old = ages.Keys.Where(path => VersionOf(path) is >= 0 and var version && version < keep.Version).Order(StringComparer.Ordinal).ToList();
        foreach (var path in old)
        {
            await storage.DeleteAsync(path, ct);
        }

        return old.Count;
    }

    private async Task<bool> TryApplyAsync(SnapshotBuilder builder, CheckpointFiles checkpoint, CancellationToken ct)
    {
        if (await ReadCheckpoint.TryAsync(checkpoint, storage, ct) is not { } actions)
        {
            return false;
        }

        // Who committed, and when, is in the commit's own file; when that is gone, the newest thing in the checkpoint came with it.
        var own = await storage.ReadAsync(CommitPath(checkpoint.Version), ct) is { } content ? Parse(checkpoint.Version, content) : null;
        var made = own is null ? actions.Max(TimeOf) ?? time.GetUtcNow() : await TimeOfAsync(checkpoint.Version, own, ct);
        builder.Apply(new(checkpoint.Version, IsCheckpoint: true), [.. actions, .. own?.OfType<CommitInfoAction>() ?? []], made);
        return true;
    }

    private static DateTimeOffset? TimeOf(LogAction action) => action switch
    {
        AddAction { File: var file } => file.ModifiedAt,
        RemoveAction { File: var file } => file.DeletedAt,
        TransactionAction { Transaction: var transaction } => transaction.LastUpdated,
        _ => null,
    };

    private async Task<DateTimeOffset> TimeOfAsync(long version, IReadOnlyList<LogAction> actions, CancellationToken ct)
    {
        if (actions.OfType<CommitInfoAction>().Any(info => info.Info["timestamp"] is not null))
        {
            return default;
        }

        var file = (await storage.ListAsync(Folder, ct)).Where(file => VersionOf(file.Path) == version).MinBy(file => file.ModifiedAt);
        return file?.ModifiedAt ?? time.GetUtcNow();
    }

    private List<LogAction> Parse(long version, byte[] content)
    {
        var (actions, line) = (new List<LogAction>(), 0);
        foreach (var text in System.Text.Encoding.UTF8.GetString(content).Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text) && Parse(version, line, text) is { } action)
            {
                actions.Add(action);
            }
        }

        return actions;
    }

    private LogAction? Parse(long version, int line, string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject { Count: > 0 } action
                ? ReadAction.Of(action, new(version, IsCheckpoint: false))
                : throw new BrokenTableException($"Commit {version} of {address}, line {line}, is no action.");
        }
        catch (JsonException broken)
        {
            throw new BrokenTableException($"Commit {version} of {address}, line {line}, is not JSON: {broken.Message}");
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new BrokenTableException($"Commit {version} of {address}, line {line}, breaks the Delta protocol: {broken.Message}.");
        }
        catch (UnsupportedTableException refused)
        {
            throw new UnsupportedTableException($"Commit {version} of {address}, line {line}: {refused.Message}");
        }
    }

    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken ct) =>
        [.. (await storage.ListAsync(Folder, ct)).Select(file => file.Path).Where(path => path.LastIndexOf('/') == Folder.Length)];

    /// <summary>Version of a commit or checkpoint file, -1 for anything else.</summary>
    private static long VersionOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length > 20 && name[20] == '.' && (name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".parquet", StringComparison.Ordinal))
            && long.TryParse(name.AsSpan(0, 20), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
