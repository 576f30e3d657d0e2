using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataMesh.ServiceDefaults.Tests;

public sealed class DefaultsTests
{
    [Fact]
    public async Task Health_answers_200_when_every_check_is_healthy()
    {
        await using var app = await StartAsync(_ => { });

        using var response = await app.GetTestClient().GetAsync(Defaults.HealthPath, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Health_answers_503_and_names_the_check_that_failed()
    {
        await using var app = await StartAsync(services => services.AddHealthChecks()
            .AddCheck("disk", () => HealthCheckResult.Unhealthy("No space left in the tables folder.")));

        using var response = await app.GetTestClient().GetAsync(Defaults.HealthPath, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("disk: Unhealthy. No space left in the tables folder.", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alive_does_not_ask_for_dependencies()
    {
        await using var app = await StartAsync(services => services.AddHealthChecks()
            .AddCheck("database", () => HealthCheckResult.Unhealthy()));

        using var response = await app.GetTestClient().GetAsync(Defaults.AlivePath, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_unhandled_exception_leaves_as_a_problem_without_its_stack_trace()
    {
        await using var app = await StartAsync(_ => { });

        using var response = await app.GetTestClient().GetAsync("/broken", Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("urn:datamesh:problem:internal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret in a message", text, StringComparison.Ordinal);
        Assert.DoesNotContain("at DataMesh", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_answered_with_where_it_breaks()
    {
        await using var app = await StartAsync(_ => { });
        using var body = new StringContent("""{"name": 12}""", System.Text.Encoding.UTF8, "application/json");

        using var response = await app.GetTestClient().PostAsync("/greet", body, Cancel);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("urn:datamesh:problem:request-invalid", problem!.Type);
        Assert.Contains("$.name", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_and_not_an_empty_body()
    {
        await using var app = await StartAsync(_ => { });

        using var response = await app.GetTestClient().GetAsync("/nowhere", Cancel);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(Cancel);

        Assert.Equal("urn:datamesh:problem:not-found", problem!.Type);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<WebApplication> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.AddServiceDefaults();
        configure(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/broken", IResult () => throw new InvalidOperationException("a secret in a message"));
        app.MapPost("/greet", (Greeting greeting) => Results.Ok(greeting.Name));
        await app.StartAsync(Cancel);
        return app;
    }

    private sealed record Greeting(string Name);
}
