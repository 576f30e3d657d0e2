using System.Net;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Asks one process how it is: every 100 ms while it starts, then every second until it is well, then every 10 s.</summary>
internal sealed class HealthProbe(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan WhileStarting = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WhileUnhealthy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartTakes = TimeSpan.FromSeconds(15);

    /// <summary>Watches until cancelled; reports the first answer and each change.</summary>
    public async Task WatchAsync(IReadOnlyList<HealthAddress> addresses, Action<bool, string?> report, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        (bool IsHealthy, string? Reason)? last = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = await AskAsync(addresses, cancellationToken);
            if (now != last)
            {
                report(now.IsHealthy, now.Reason);
                last = now;
            }

            var pause = now.IsHealthy ? WhileHealthy : time.GetElapsedTime(started) < StartTakes ? WhileStarting : WhileUnhealthy;
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<(bool IsHealthy, string? Reason)> AskAsync(
        IReadOnlyList<HealthAddress> addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
        {
            try
            {
                using var response = await http.GetAsync(address.Address, cancellationToken);
                if (response.StatusCode != address.Expected)
                {
                    var body = await response.Content.ReadAsStringAsync(cancellationToken);
                    return (false, Shorten(body, response.StatusCode));
                }
            }
            catch (HttpRequestException)
            {
                return (false, null);
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (false, "no answer to the health check");
            }
        }

        return (true, null);
    }

    /// <summary>The first line of the answer that is more than the status itself.</summary>
    private static string Shorten(string body, HttpStatusCode status)
    {
        var line = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? string.Empty;
        return line.Length is > 0 and <= 160 && !line.StartsWith('<') ? line : FormattableString.Invariant(
            $"the health check answered {(int)status}");
    }
}
