using System.Net.Sockets;
using System.Text.Json;
using DataMesh.Cli.CommandLine;
using DataMesh.Client;

namespace DataMesh.Cli.Mesh;

/// <summary>The catalog at an address. Whatever keeps it from answering becomes one sentence.</summary>
internal sealed class CatalogAddress(Surroundings surroundings, Uri address, TimeSpan patience)
{
    private const string Remedy = "Start the mesh, or name another by --catalog or MESH_CATALOG.";

    public string Address => address.AbsoluteUri.TrimEnd('/');

    /// <summary>Asks, and lets refusals through to those who have more to say about them.</summary>
    /// <exception cref="NotRunException">It does not answer, or what answers is no catalog.</exception>
    /// <exception cref="CatalogRefusedException">It refuses.</exception>
    public async Task<T> TryAsync<T>(Func<CatalogClient, Task<T>> ask, CancellationToken ct)
    {
        using var http = new HttpClient(surroundings.Network()) { BaseAddress = address, Timeout = patience };
        try
        {
            return await ask(new CatalogClient(http));
        }
        catch (HttpRequestException away)
        {
            throw new NotRunException(away.StatusCode is { } status
                ? $"The catalog at {Address} answered {(int)status}: it is starting, or in trouble. Try again in a moment."
                : $"The catalog at {Address} cannot be reached: {Reason(away)}. {Remedy}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new NotRunException(
                $"The catalog at {Address} did not answer within {patience.TotalSeconds:0} s. Wait longer with --timeout.");
        }
        catch (JsonException)
        {
            throw new NotRunException($"What answers at {Address} is no catalog of a mesh. {Remedy}");
        }
    }

    /// <summary>Asks; a refusal becomes a sentence too.</summary>
    public async Task<T> AskAsync<T>(Func<CatalogClient, Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await TryAsync(ask, ct);
        }
        catch (CatalogRefusedException refusal)
        {
            throw new NotRunException(Sentence(refusal));
        }
    }

    /// <summary>What the catalog says of a refusal.</summary>
    public string Sentence(CatalogRefusedException refusal) =>
        $"The catalog at {Address} refuses: {refusal.Problem.Detail ?? refusal.Problem.Title ?? refusal.Message}";

    private static string Reason(HttpRequestException away) =>
        (away.InnerException as SocketException)?.Message ?? away.InnerException?.Message.TrimEnd('.') ?? away.Message.TrimEnd('.');
}
