using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace DataMesh.ServiceDefaults;

/// <summary>
/// Answers probes before anything else looks at them: an orchestrator asks by the process's own address, which is never among
/// <c>AllowedHosts</c>, and has no identity.
/// </summary>
internal sealed class ProbesFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseHealth();
        next(app);
    };
}
