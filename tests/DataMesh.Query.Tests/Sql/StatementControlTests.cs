using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Query.Sql;
using DataMesh.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Query.Tests.Sql;

public sealed class StatementControlTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    private const string Endless = "select count(*) from range(1000000000000) a";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_statement_is_cancelled_by_its_id()
    {
        var id = Guid.CreateVersion7();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sql", UriKind.Relative)) { Content = JsonContent.Create(new { sql = Endless }) };
        request.Headers.Add("DataMesh-Statement", id.ToString());
        var answer = mesh.App.CreateClient().SendAsync(request, Cancel);
        await WaitUntil.TrueAsync(async () => await DeleteAsync(id) == HttpStatusCode.NoContent, TimeSpan.FromSeconds(20), "the statement to run");

        using var cancelled = await answer;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, cancelled.StatusCode);
        Assert.Contains("cancelled by its id", await cancelled.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(id));
    }

    [Fact]
    public async Task Every_answer_names_its_statement()
    {
        using var answer = await mesh.App.PostAsync(new { sql = "select 1" }, accept: null, Cancel);

        Assert.True(Guid.TryParse(Assert.Single(answer.Headers.GetValues("DataMesh-Statement")), out _));
    }

    [Fact]
    public async Task A_statement_is_a_link_too_and_names_the_form_of_its_result()
    {
        var client = mesh.App.CreateClient();
        var query = Uri.EscapeDataString("select iata from airports.airport order by iata");

        Assert.Equal("iata\r\nJFK\r\nSFO\r\nXXX\r\n", await client.GetStringAsync(new Uri($"/sql?q={query}&format=csv", UriKind.Relative), Cancel));
        Assert.Equal("{\"iata\":\"JFK\"}\n", await client.GetStringAsync(new Uri($"/sql?q={query}&format=ndjson&limit=1", UriKind.Relative), Cancel));
        foreach (var (address, status) in ((string, HttpStatusCode)[])
            [("/sql", HttpStatusCode.BadRequest), ($"/sql?q={query}&limit=0", HttpStatusCode.BadRequest), ($"/sql?q={query}&format=xml", HttpStatusCode.NotAcceptable), ("/sql?q=drop%20table%20x", HttpStatusCode.BadRequest)])
        {
            using var refused = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(status, refused.StatusCode);
            Assert.StartsWith(Problems.Prefix, (string)(await refused.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["type"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_process_that_grows_too_large_stops_its_statements_and_ends_when_that_does_not_help()
    {
        var (process, time) = (new FakeProcess { Bytes = 100 }, new FakeTimeProvider());
        var statements = new RunningStatements(time);
        using var stop = new CancellationTokenSource();
        using var running = statements.Enter(Guid.NewGuid(), stop);
        using var guard = new ProcessGuard(statements, process, Options.Create(new QueryOptions { MostProcessMegabytes = 512 }), time, NullLogger<ProcessGuard>.Instance);
        await guard.StartAsync(Cancel);
        await AdvanceUntilAsync(time, () => process.Looks > 2);
        Assert.False(stop.IsCancellationRequested);

        process.Bytes = 600L * 1024 * 1024;
        await AdvanceUntilAsync(time, () => stop.IsCancellationRequested);
        Assert.Equal((StopReason.OutOfMemory, false), (running!.Reason, process.HasEnded));

        await AdvanceUntilAsync(time, () => process.HasEnded);
        await guard.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_statement_that_cannot_be_stopped_ends_the_process()
    {
        var (process, time) = (new FakeProcess(), new FakeTimeProvider());
        var statements = new RunningStatements(time);
        using var stop = new CancellationTokenSource();
        using var running = statements.Enter(Guid.NewGuid(), stop);
        using var guard = new ProcessGuard(statements, process, Options.Create(new QueryOptions()), time, NullLogger<ProcessGuard>.Instance);
        await guard.StartAsync(Cancel);

        time.Advance(TimeSpan.FromSeconds(20));
        await AdvanceUntilAsync(time, () => process.Looks > 2);
        Assert.False(process.HasEnded);
        time.Advance(TimeSpan.FromSeconds(21));

        await AdvanceUntilAsync(time, () => process.HasEnded);
        await guard.StopAsync(Cancel);
    }

    private static Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> condition) => WaitUntil.TrueAsync(
        () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            return Task.FromResult(condition());
        },
        TimeSpan.FromSeconds(20),
        "the guard to look");

    private async Task<HttpStatusCode> DeleteAsync(Guid id)
    {
        using var response = await mesh.App.CreateClient().DeleteAsync(new Uri($"/sql/statements/{id}", UriKind.Relative), Cancel);
        return response.StatusCode;
    }

    private sealed class FakeProcess : IQueryProcess
    {
        private long _bytes;
        private volatile bool _hasEnded;
        private int _looks;

        public int Looks => Volatile.Read(ref _looks);

        public bool HasEnded => _hasEnded;

        public long Bytes
        {
            get
            {
                Interlocked.Increment(ref _looks);
                return Interlocked.Read(ref _bytes);
            }
            set => Interlocked.Exchange(ref _bytes, value);
        }

        public void End() => _hasEnded = true;
    }
}
