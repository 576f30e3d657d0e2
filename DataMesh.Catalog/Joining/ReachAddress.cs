namespace DataMesh.Catalog.Joining;

/// <summary>
/// Knocks at an address before it is announced to the mesh: a domain that nobody can reach is better told so than routed to. Names of service
/// discovery (one word, no port) are taken as they are; they are the launcher's promise.
/// </summary>
internal sealed class ReachAddress(HttpMessageHandler door) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient _http = new(door) { Timeout = Patience };

    /// <summary>Straight to the address: no proxy, no redirect, no repetition.</summary>
    public ReachAddress()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
    }

    /// <summary>Why nobody answers there, or null when somebody does.</summary>
    public async Task<string?> TryAsync(Uri address, CancellationToken ct)
    {
        if (!address.IsLoopback && address.IsDefaultPort && !address.IdnHost.Contains('.', StringComparison.Ordinal) && address.HostNameType == UriHostNameType.Dns)
        {
            return null;
        }

        try
        {
            using var answer = await _http.GetAsync(new Uri(address, "/alive"), HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.IsSuccessStatusCode ? null : $"something answered {(int)answer.StatusCode} to GET /alive, so it is no domain";
        }
        catch (HttpRequestException refused)
        {
            return refused.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"nothing answered within {Patience.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _http.Dispose();
}
