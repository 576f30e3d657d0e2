using Hangfire;

namespace DataMesh.Scheduler.Dashboard;

/// <summary>
/// Hangfire's dashboard, for looking only. Its own default trusts every caller from 127.0.0.1, which behind a gateway on the same host is
/// everybody; so the rule here is the environment, until the mesh has identities.
/// </summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this WebApplication app) => app.UseHangfireDashboard("/hangfire", new DashboardOptions
    {
        Authorization = [new DevelopmentOnly(app.Environment)],
        IsReadOnlyFunc = _ => true,
        DashboardTitle = "DataMesh scheduler",
        AppPath = "/",
        DisplayStorageConnectionString = false,
    });
}
