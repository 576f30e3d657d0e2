using System.Collections.Concurrent;
using System.Net;
using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataMesh.Gateway.Tests.Admission;

public sealed class AnonymousReadersTests
{
    private static readonly string[] Guarded =
    [
        "/data/airports/airports/v1/airport", "/DATA/airports/airports/v1/airport",
        "/sql", "/sql/tables", "/hangfire", "/hangfire/jobs", "/api/pipelines", "/api/runs",
    ];

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_no_data_is_served(string environment)
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var service = await EchoService.StartAsync("service");
        await using var gateway = new GatewayApp(catalog.Address)
            .With("environment", environment).WithService("query", service.Address).WithService("scheduler", service.Address);
        catalog.Publish("airports", "airports", service.Address, "airports/v1/airport");
        await gateway.UntilReadyAsync();

        foreach (var path in Guarded)
        {
            var (status, problem) = await gateway.ProblemAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Equal(Problems.IdentityRequired, problem.Type);
        }

        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.ProblemAsync(method, "/api/products/airports/airports/ratings/ada")).Status);
        }

        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("Development", "Anonymous readers are accepted")]
    [InlineData("Production", "No data is served")]
    public async Task It_says_once_at_the_start_who_may_read(string environment, string sentence)
    {
        var log = new Sentences();
        await using var catalog = await FakeCatalog.StartAsync();
        await using var gateway = new GatewayApp(catalog.Address)
            .With("environment", environment).With(services => services.AddSingleton<ILoggerProvider>(log));

        await gateway.UntilReadyAsync();
        using var again = await gateway.GetAsync("/data/airports");

        Assert.Single(log.Warnings, warning => warning.StartsWith(sentence, StringComparison.Ordinal));
    }

    private sealed class Sentences : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
