using System.Globalization;
using DataMesh.Client;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>
/// Which version of each table a request reads: the newest, the one of <c>asOf</c>, or the one its page belongs to. A page's token is
/// <c>{rows before}-{version}</c>, with <c>.{object}:{version}</c> for each further object.
/// </summary>
internal sealed class DataVersionPin(IReadOnlyList<ServedObject> port, ITableStorage storage, TimeProvider time)
{
    private readonly Dictionary<string, TableSnapshot> _snapshots = new(StringComparer.Ordinal);
    private Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private DateTimeOffset? _instant;
    private long? _version;
    private string _main = string.Empty;

    /// <summary>Rows of the pages before this one.</summary>
    public long Position { get; private set; }

    /// <summary>Reads <c>asOf</c> and <c>$skiptoken</c>.</summary>
    /// <exception cref="QueryProblem">They cannot be read.</exception>
    public void Read(string main, IQueryCollection options)
    {
        _main = main;
        if (options.TryGetValue("$skiptoken", out var token))
        {
            ReadToken(token.ToString());
        }
        else if (options.TryGetValue("asOf", out var asOf))
        {
            ReadAsOf(asOf.ToString());
        }
    }

    /// <summary>A table as this request sees it, or null when it has never had rows.</summary>
    /// <exception cref="QueryProblem">The version is not there.</exception>
    public async Task<TableSnapshot?> FindAsync(string @object, CancellationToken ct)
    {
        if (_snapshots.TryGetValue(@object, out var known))
        {
            return known;
        }

        var table = port.First(served => served.Schema.Name == @object).Table;
        if (await table.FindSnapshotAsync(ct) is not { } newest)
        {
            return null;
        }

        var wanted = await WantedAsync(@object, table, newest, ct);
        var found = wanted == newest.Version ? newest : await OldAsync(table, wanted, newest, ct);
        return _snapshots[@object] = found;
    }

    /// <summary>The token of a page that begins after so many rows.</summary>
    public string Token(long position) => string.Create(CultureInfo.InvariantCulture, $"{position}-{_snapshots[_main].Version}")
        + string.Concat(_snapshots.Where(pair => pair.Key != _main).Select(pair => string.Create(CultureInfo.InvariantCulture, $".{pair.Key}:{pair.Value.Version}")));

    /// <summary>All versions that the answer depends on.</summary>
    public string Versions => string.Join('.', _snapshots.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Version));

    private void ReadToken(string token)
    {
        var parts = token.Split('.');
        var head = parts[0].Split('-');
        var others = parts.Skip(1).Select(part => part.Split(':')).ToList();
        if (head.Length != 2 || !Number(head[0], out var position) || !Number(head[1], out var version)
            || !others.TrueForAll(part => part.Length == 2 && Number(part[1], out _)))
        {
            throw QueryProblem.Invalid("The $skiptoken is none of ours: follow @odata.nextLink as it is.");
        }

        Position = position;
        _versions = others.DistinctBy(part => part[0]).ToDictionary(part => part[0], part => long.Parse(part[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        _versions[_main] = version;
    }

    private void ReadAsOf(string text)
    {
        if (Number(text, out var version))
        {
            _version = version;
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            _instant = instant;
        }
        else
        {
            throw QueryProblem.Invalid($"asOf={text} is neither the number of a version nor a time such as 2026-01-31T12:00:00Z.");
        }

        if (_instant > time.GetUtcNow())
        {
            throw QueryProblem.Invalid($"asOf={text} lies in the future.");
        }
    }

    private async Task<long> WantedAsync(string @object, DeltaTable table, TableSnapshot newest, CancellationToken ct)
    {
        if (_versions.TryGetValue(@object, out var pinned))
        {
            return pinned;
        }

        if (_instant is null && (_version is null || @object == _main))
        {
            return _version ?? newest.Version;
        }

        // Versions of different tables are not the same count: what belongs to a version is what was there when it came.
        var instant = _instant ?? (await FindAsync(_main, ct))!.CommittedAt;
        if (newest.CommittedAt <= instant)
        {
            return newest.Version;
        }

        var entry = (await table.ReadCommitsAsync(-1, ct)).LastOrDefault(commit => commit.CommittedAt <= instant);
        return entry?.Version ?? throw QueryProblem.Invalid($"'{@object}' had no rows yet at {instant.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}.");
    }

    private async Task<TableSnapshot> OldAsync(DeltaTable table, long version, TableSnapshot newest, CancellationToken ct)
    {
        if (version > newest.Version)
        {
            throw QueryProblem.Invalid($"Version {version} has not been written yet; the newest is {newest.Version}.");
        }

        var there = (await storage.ListAsync(newest.Address.RelativePath, ct)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var found = await table.FindSnapshotAsync(version, ct);
        return found is not null && found.Files.All(file => there.Contains($"{newest.Address.RelativePath}/{file.Path}"))
            ? found
            : throw new QueryProblem(
                StatusCodes.Status410Gone,
                $"Version {version} is no longer kept: its files were cleaned up. The newest is {newest.Version}; begin again without $skiptoken and asOf.")
            {
                Type = Problems.VersionGone,
            };
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
