using System.Net;
using System.Net.Http.Json;
using DataMesh.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Client.Tests;

public sealed class ChangeFollowerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_could_not_be_applied_comes_again()
    {
        using var feed = new Feed();
        using var follower = Follow(feed, out var time);
        follower.FailuresLeft = 1;

        await follower.StartAsync(Cancel);
        await WaitUntil.TrueAsync(() => Advance(time, follower.Applied.Count == 1), TimeSpan.FromSeconds(10), "the page to be applied");
        await follower.StopAsync(Cancel);

        Assert.Equal([1L], follower.Applied);
    }

    [Fact]
    public async Task A_catalog_that_was_away_is_followed_on_from_the_same_place()
    {
        using var feed = new Feed { IsAway = true };
        using var follower = Follow(feed, out var time);

        await follower.StartAsync(Cancel);
        await WaitUntil.TrueAsync(() => Advance(time, feed.Refused > 2), TimeSpan.FromSeconds(10), "some tries");
        Assert.Empty(follower.Applied);
        feed.IsAway = false;
        await WaitUntil.TrueAsync(() => Advance(time, follower.CaughtUp.IsCompleted), TimeSpan.FromSeconds(10), "the end of the feed");
        await follower.StopAsync(Cancel);

        Assert.Equal([1L], follower.Applied);
    }

    [Fact]
    public async Task A_follower_ends_quietly_when_its_host_is_gone_before_it_was_stopped()
    {
        var services = new ServiceCollection().BuildServiceProvider();
        using var follower = new Follower(services.GetRequiredService<IServiceScopeFactory>(), new FakeTimeProvider());
        await services.DisposeAsync();

        await follower.StartAsync(Cancel);

        await follower.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    private static bool Advance(FakeTimeProvider time, bool done)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return done;
    }

    private static Follower Follow(Feed feed, out FakeTimeProvider time)
    {
        time = new FakeTimeProvider();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddCatalogClient().ConfigurePrimaryHttpMessageHandler(() => feed);
        return new(services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), time);
    }

    private sealed class Follower(IServiceScopeFactory scopes, TimeProvider time) : ChangeFollower(scopes, time, NullLogger.Instance)
    {
        private long _cursor;

        public int FailuresLeft { get; set; }

        public List<long> Applied { get; } = [];

        protected override Task<long> LoadCursorAsync(CancellationToken ct) => Task.FromResult(_cursor);

        protected override Task ApplyAsync(ChangePage page, CancellationToken ct)
        {
            if (FailuresLeft-- > 0)
            {
                throw new InvalidOperationException("not now");
            }

            Applied.AddRange(page.Changes.Select(change => change.Sequence));
            _cursor = page.Next;
            return Task.CompletedTask;
        }
    }

    /// <summary>A feed of one change.</summary>
    private sealed class Feed : HttpMessageHandler
    {
        public volatile bool IsAway;
        private int _refused;

        public int Refused => _refused;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsAway)
            {
                Interlocked.Increment(ref _refused);
                throw new HttpRequestException("Connection refused");
            }

            var change = new Change { Sequence = 1, At = DateTimeOffset.UnixEpoch, Domain = "d" };
            var isNew = request.RequestUri!.Query.Contains("after=0", StringComparison.Ordinal);
            if (!isNew)
            {
                await Task.Delay(10, cancellationToken);
            }

            return new(HttpStatusCode.OK) { Content = JsonContent.Create(new ChangePage { Changes = isNew ? [change] : [], Next = 1 }, options: MeshJson.Options) };
        }
    }
}
