using System.Data.Common;
using DataMesh.Testing;
using Flights.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.SampleDomains.Tests.Flights;

/// <summary>
/// An operational database with its schema and no flights. While it has a <see cref="Fault"/>, every new connection fails with it.
/// </summary>
internal sealed class FlightsDatabase : DbConnectionInterceptor, IAsyncDisposable
{
    public static readonly DateTime NewYear = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private int _refused;

    private FlightsDatabase(TestDatabase database, int retries)
    {
        _database = database;
        _services = new ServiceCollection()
            .AddLogging()
            .AddDbContext<FlightsDb>(options => options
                .UseNpgsql(database.ConnectionString, npgsql => _ = retries == 0 ? npgsql : npgsql.EnableRetryOnFailure(retries))
                .AddInterceptors(this))
            .BuildServiceProvider();
    }

    public string ConnectionString => _database.ConnectionString;

    public IServiceScopeFactory Scopes => _services.GetRequiredService<IServiceScopeFactory>();

    /// <summary>What a new connection fails with; null when the database is well.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Connections that failed.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <param name="retries">How often EF Core tries again before it gives up; the first time at once.</param>
    public static async Task<FlightsDatabase> CreateAsync(int retries = 1)
    {
        var flights = new FlightsDatabase(await TestDatabase.CreateAsync(), retries);
        await flights.UseAsync(async db =>
        {
            await db.Database.MigrateAsync();
            return 0;
        });
        return flights;
    }

    /// <summary>Records the 508,239 flights that ship.</summary>
    public Task LoadAsync() => LoadJanuary.RunAsync(_services, TestContext.Current.CancellationToken);

    /// <summary>Records real flights, each an hour after the one before.</summary>
    public Task RecordAsync(int count) => UseAsync(db =>
    {
        db.Flights.AddRange(Enumerable.Range(0, count).Select(index => new Flight
        {
            Departure = NewYear.AddHours(index),
            Delay = index,
            Distance = 100 + index,
            Origin = "ATL",
            Destination = "ORD",
        }));
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public Task<int> CountReplayedAsync() =>
        UseAsync(db => db.Flights.CountAsync(flight => flight.IsReplayed, TestContext.Current.CancellationToken));

    /// <summary>Flights in the order of recording.</summary>
    public Task<List<Flight>> ReadAsync(bool replayed) => UseAsync(db => db.Flights.AsNoTracking()
        .Where(flight => flight.IsReplayed == replayed).OrderBy(flight => flight.Id).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Works in a context of its own, as a request or a tick does.</summary>
    public async Task<T> UseAsync<T>(Func<FlightsDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<FlightsDb>());
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Fault is not { } fault)
        {
            return ValueTask.FromResult(result);
        }

        Interlocked.Increment(ref _refused);
        return ValueTask.FromException<InterceptionResult>(fault);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
