using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Query.Tables;
using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>Answers for one table: its version, its metadata, the files of a snapshot and what commits changed.</summary>
internal sealed class ReadTable(Recipients recipients, SharedTables shared, MeshTables tables, SignedAddresses addresses)
{
    private const string VersionHeader = "Delta-Table-Version";
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Protocol, "Query Table Version".</summary>
    public async Task VersionAsync(HttpContext http, string share, string schema, string table)
    {
        var (_, delta, newest) = await FindAsync(http, share, schema, table);
        var version = newest.Version;
        if (http.Request.Query["startingTimestamp"] is [{ } text])
        {
            var at = Time(text, "startingTimestamp");
            version = (await delta.ReadCommitsAsync(-1, http.RequestAborted)).FirstOrDefault(commit => commit.CommittedAt >= at)?.Version
                ?? throw SharingProblem.Invalid($"There is no commit at or after startingTimestamp {text}; the last one was at {newest.CommittedAt:O}.");
        }

        http.Response.Headers[VersionHeader] = version.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Protocol, "Query Table Metadata".</summary>
    public async Task MetadataAsync(HttpContext http, string share, string schema, string table)
    {
        var form = AnswerForm.Of(http.Request);
        var (found, delta, newest) = await FindAsync(http, share, schema, table);
        var query = http.Request.Query;
        var pinned = await PinAsync(delta, newest, Number(query["version"], "version"), query["timestamp"] is [{ } at] ? at : null, http.RequestAborted);
        var snapshot = pinned ?? newest;
        var lines = Lines(http, form, found);
        await WriteAsync(http, form, snapshot.Version, [lines.Protocol(), lines.Metadata(snapshot.Metadata, pinned?.Version, snapshot.Bytes, snapshot.FilesByPath.Count)]);
    }

    /// <summary>Protocol, "Read Data from a Table".</summary>
    public async Task QueryAsync(HttpContext http, string share, string schema, string table)
    {
        var form = AnswerForm.Of(http.Request);
        var (found, delta, newest) = await FindAsync(http, share, schema, table);
        var asked = await BodyAsync(http.Request);
        if (asked.StartingVersion is { } from)
        {
            if (asked.Version is not null || asked.Timestamp is not null)
            {
                throw SharingProblem.Invalid("startingVersion goes with neither version nor timestamp.");
            }

            await ChangesAsync(http, form, found, delta, newest, from, Math.Min(asked.EndingVersion ?? newest.Version, newest.Version), historicalMetadata: true);
            return;
        }

        var pinned = await PinAsync(delta, newest, asked.Version, asked.Timestamp, http.RequestAborted);
        var snapshot = pinned ?? newest;
        var lines = Lines(http, form, found);
        var files = LimitHint.Choose(FileHints.Keep(snapshot, asked), asked.LimitHint);
        await WriteAsync(http, form, snapshot.Version,
        [
            lines.Protocol(), lines.Metadata(snapshot.Metadata, pinned?.Version, snapshot.Bytes, snapshot.FilesByPath.Count),
            .. files.Select(file => lines.File(file, pinned)),
        ]);
    }

    /// <summary>Protocol, "Read Change Data Feed from a Table": rows of added files are inserts, rows of removed files deletes.</summary>
    public async Task ChangesAsync(HttpContext http, string share, string schema, string table)
    {
        var form = AnswerForm.Of(http.Request);
        var (found, delta, newest) = await FindAsync(http, share, schema, table);
        var query = http.Request.Query;
        var commits = query.Keys.Any(key => key.EndsWith("Timestamp", StringComparison.OrdinalIgnoreCase)) ? await delta.ReadCommitsAsync(-1, http.RequestAborted) : [];
        var from = Number(query["startingVersion"], "startingVersion")
            ?? (query["startingTimestamp"] is [{ } start] ? (long?)(commits.FirstOrDefault(commit => commit.CommittedAt >= Time(start, "startingTimestamp"))?.Version ?? newest.Version + 1) : null)
            ?? throw SharingProblem.Invalid("Give startingVersion or startingTimestamp.");
        var to = Number(query["endingVersion"], "endingVersion")
            ?? (query["endingTimestamp"] is [{ } end] ? commits.LastOrDefault(commit => commit.CommittedAt <= Time(end, "endingTimestamp"))?.Version ?? -1 : newest.Version);
        var history = query["includeHistoricalMetadata"] is ["true"];
        await ChangesAsync(http, form, found, delta, newest, from, Math.Min(to, newest.Version), history);
    }

    private async Task ChangesAsync(
        HttpContext http, AnswerForm form, SharedTable found, DeltaTable delta, TableSnapshot newest, long from, long to, bool historicalMetadata)
    {
        if (from < 0 || from > newest.Version)
        {
            throw SharingProblem.Invalid($"There is no version {from}: the newest is {newest.Version}.");
        }

        if (to < from)
        {
            throw SharingProblem.Invalid($"The end, version {to}, lies before the start, version {from}.");
        }

        var changes = await delta.ReadChangesAsync(from, to, http.RequestAborted)
            ?? throw SharingProblem.Invalid($"The log before version {from} was cleaned up: begin at a later version, or read the whole table.");
        var lines = Lines(http, form, found);
        var metadata = (await delta.FindSnapshotAsync(from, http.RequestAborted))?.Metadata ?? newest.Metadata;
        var answer = new List<JsonObject> { lines.Protocol(), lines.Metadata(metadata, from, size: null, files: null) };
        foreach (var change in changes)
        {
            if (historicalMetadata && change is { Metadata: { } changed } && change.Version > from)
            {
                answer.Add(lines.Metadata(changed, change.Version, size: null, files: null));
            }

            answer.AddRange(change.Removed.Select(file => lines.Change("remove", file, change)));
            answer.AddRange(change.Added.Select(file => lines.Change("add", file, change)));
        }

        await WriteAsync(http, form, from, answer);
    }

    private async Task<(SharedTable Table, DeltaTable Delta, TableSnapshot Newest)> FindAsync(HttpContext http, string share, string schema, string table)
    {
        var found = shared.Find(recipients.Require(http.Request), share, schema, table);
        var delta = tables.Open(found.Address);
        return (found, delta, await delta.FindSnapshotAsync(http.RequestAborted)
            ?? throw SharingProblem.Missing($"The table '{found.Name}' has no rows yet: its pipeline has not succeeded so far."));
    }

    /// <summary>The snapshot that the client asked for by version or time, or null when it asked for the newest.</summary>
    private static async Task<TableSnapshot?> PinAsync(DeltaTable delta, TableSnapshot newest, long? version, string? timestamp, CancellationToken ct)
    {
        if (version is null && timestamp is null)
        {
            return null;
        }

        if (version is not null && timestamp is not null)
        {
            throw SharingProblem.Invalid("Give version or timestamp, not both.");
        }

        var wanted = version ?? await delta.FindVersionAsync(Time(timestamp!, "timestamp"), ct)
            ?? throw SharingProblem.Invalid($"The table had no commit yet at {timestamp}, or its log of that time was cleaned up.");
        if (wanted < 0 || wanted > newest.Version)
        {
            throw SharingProblem.Invalid($"There is no version {wanted}: the newest is {newest.Version}.");
        }

        return wanted == newest.Version
            ? newest
            : await delta.FindSnapshotAsync(wanted, ct) ?? throw SharingProblem.Invalid($"Version {wanted} is no longer kept; the newest is {newest.Version}.");
    }

    private static async Task<TableRequest> BodyAsync(HttpRequest request)
    {
        try
        {
            return request.ContentLength is 0 ? new() : await JsonSerializer.DeserializeAsync<TableRequest>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted) ?? new();
        }
        catch (JsonException broken)
        {
            throw SharingProblem.Invalid($"The body is not a query: {broken.Message}");
        }
    }

    private static long? Number(Microsoft.Extensions.Primitives.StringValues value, string name) => value is [{ Length: > 0 } text]
        ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw SharingProblem.Invalid($"{name} must be a number, but it is '{text}'.")
        : null;

    private static DateTimeOffset Time(string text, string name) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw SharingProblem.Invalid($"{name} must be a time such as 2026-01-31T12:00:00Z, but it is '{text}'.");

    private SharingLines Lines(HttpContext http, AnswerForm form, SharedTable table) => new(form, table, PublicRoot.Of(http.Request), addresses);

    private static async Task WriteAsync(HttpContext http, AnswerForm form, long version, IEnumerable<JsonObject> lines)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        http.Response.Headers[VersionHeader] = version.ToString(CultureInfo.InvariantCulture);
        if (form.IsAsked)
        {
            http.Response.Headers[AnswerForm.Header] = form.Answer;
        }

        await using var writer = new StreamWriter(http.Response.Body, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line.ToJsonString(Compact).AsMemory(), http.RequestAborted);
        }
    }
}
