using System.Net;

namespace DataMesh.Scheduler.Tests.Dashboard;

public sealed class DashboardTests
{
    private static readonly Uri Page = new("/hangfire", UriKind.Relative);
    private static readonly Uri Delete = new("/hangfire/recurring/remove", UriKind.Relative);

    /// <summary>The caller is 127.0.0.1, as everybody is behind a gateway on the same host.</summary>
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_nobody_sees_the_dashboard(string environment)
    {
        // The tests' own database has a password that is refused here; the dashboard must be closed without any.
        await using var mesh = await Mesh.StartAsync(("environment", environment), ("ConnectionStrings:scheduler-db", "Host=127.0.0.1;Port=1;Username=nobody"));

        using var response = await mesh.Http.GetAsync(Page, TestContext.Current.CancellationToken);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task In_Development_the_dashboard_can_be_looked_at_and_no_more()
    {
        await using var mesh = await Mesh.StartAsync();

        using var page = await mesh.Http.GetAsync(Page, TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([new("jobs[]", "sales/orders/v1")]);
        using var deletion = await mesh.Http.PostAsync(Delete, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(deletion.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }
}
