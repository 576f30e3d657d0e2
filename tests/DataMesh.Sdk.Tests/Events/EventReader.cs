using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace DataMesh.Sdk.Tests.Events;

/// <summary>Reads a stream of events as any client of server-sent events does.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly SseParser<string> _parser;

    private EventReader(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _parser = SseParser.Create(body);
        _items = _parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    public HttpResponseMessage Response => _response;

    /// <summary>What a client sends when it comes again.</summary>
    public string LastId => _parser.LastEventId;

    public static async Task<EventReader> OpenAsync(TestDomain domain, string query = "", string? lastId = null, string path = TestDomain.Events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path + query, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var response = await domain.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await BodyAsync(response));
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonObject> NextAsync()
    {
        Assert.True(await _items.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream has ended.");
        return JsonNode.Parse(_items.Current.Data)!.AsObject();
    }

    public async Task<IReadOnlyList<JsonObject>> NextAsync(int count)
    {
        var events = new List<JsonObject>();
        while (events.Count < count)
        {
            events.Add(await NextAsync());
        }

        return events;
    }

    /// <summary>True when the stream ends without an event.</summary>
    public async Task<bool> HasEndedAsync() => !await _items.MoveNextAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _items.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // A reading that still waits cannot be disposed of; it ends with the response.
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadAsStringAsync();
}
