using Hangfire.Dashboard;

namespace DataMesh.Scheduler.Dashboard;

/// <summary>Lets people in while the process runs in Development, and nobody elsewhere.</summary>
internal sealed class DevelopmentOnly(IHostEnvironment environment) : IDashboardAuthorizationFilter
{
    public bool Authorize(DashboardContext context) => environment.IsDevelopment();
}
