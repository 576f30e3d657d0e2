using System.Globalization;
using DataMesh.Sdk.Rest;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>Which events a reader wants, and from where.</summary>
internal sealed class EventRequest
{
    private const string Now = "now";
    private readonly IReadOnlyList<ServedObject> _port;
    private readonly IReadOnlySet<string> _types;
    private readonly string _path;
    private readonly string _model;

    private EventRequest(IReadOnlyList<ServedObject> port, IReadOnlySet<string> types, HttpRequest request)
    {
        var address = port[0].Table.Address;
        _path = FormattableString.Invariant($"/data/{address.Domain}/{address.Contract}/v{address.Major}");
        _model = $"{PublicAddress.Port(request, address.Domain, address.Contract, address.Major)}/$metadata";
        (_port, _types) = (port, types);
    }

    /// <summary>What the last event's id said, or <c>after</c>; null when neither is given.</summary>
    public string? After { get; private init; }

    /// <summary>The time to begin at, or null.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>The objects whose events are wanted.</summary>
    public IReadOnlyList<ServedObject> Objects { get; private init; } = [];

    /// <exception cref="QueryProblem">A parameter cannot be read.</exception>
    public static EventRequest Read(IReadOnlyList<ServedObject> port, HttpRequest request)
    {
        // A client that connects again sends the address as it was at first, with the id of its last event beside.
        var last = request.Headers["Last-Event-ID"].ToString();
        var after = last.Length > 0 ? last : request.Query["after"].ToString();
        var from = request.Query["from"].ToString();
        if (last.Length == 0 && after.Length > 0 && from.Length > 0)
        {
            throw QueryProblem.Invalid("Say either 'after' or 'from', not both.");
        }

        return new(port, request.Query["type"].OfType<string>().ToHashSet(StringComparer.Ordinal), request)
        {
            After = after.Length > 0 ? after : null,
            From = after.Length > 0 || from.Length == 0 ? null : Time(from),
            Objects = Chosen(port, request.Query["object"]!),
        };
    }

    public bool Wants(string type) => _types.Count == 0 || _types.Contains(type);

    public DescribeEvents Describe(ServedObject served) => new(served, _path, _model);

    /// <summary>The feeds of the wanted objects, each at its position.</summary>
    /// <exception cref="QueryProblem">A position is unknown or was cleaned up.</exception>
    public async Task<IReadOnlyList<ObjectFeed>> OpenAsync(EventSource source, CancellationToken ct)
    {
        var positions = After is null or Now ? null : EventCursor.Parse(After, _port);
        var feeds = new List<ObjectFeed>();
        foreach (var served in Objects)
        {
            // What the contract says of its events is looked at before anything is sent.
            EventObject.Of(served.Schema);
            feeds.Add(await ((After, From) switch
            {
                (Now, _) => ObjectFeed.FromNowAsync(served, source.Newest, ct),
                ({ }, _) when positions!.TryGetValue(served.Schema.Name, out var position) =>
                    ObjectFeed.FromAsync(served, source.Newest, position, ct),
                (_, { } time) => ObjectFeed.FromTimeAsync(served, source.Newest, source.Storage, time, ct),
                _ => ObjectFeed.FromStartAsync(served, source.Newest, source.Storage, ct),
            }));
        }

        return feeds;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time > DateTimeOffset.MinValue
            ? time
            : throw QueryProblem.Invalid($"'from' is an instant such as 2026-01-31T12:00:00Z, not '{text}'.");

    private static IReadOnlyList<ServedObject> Chosen(IReadOnlyList<ServedObject> port, IReadOnlyCollection<string> names) =>
        names.FirstOrDefault(name => port.All(served => served.Schema.Name != name)) is { } unknown
            ? throw QueryProblem.Invalid(
                $"The contract has no object '{unknown}'; it has {string.Join(", ", port.Select(served => $"'{served.Schema.Name}'"))}.")
            : [.. port.Where(served => names.Count == 0 || names.Contains(served.Schema.Name))];
}
