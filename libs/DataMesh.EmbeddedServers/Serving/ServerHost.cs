using Microsoft.AspNetCore.Connections;

namespace DataMesh.EmbeddedServers.Serving;

internal static class ServerHost
{
    /// <summary>Adds the server this program is, and its readiness to the health checks.</summary>
    public static void AddServer<T>(this WebApplicationBuilder builder)
        where T : class, IServer
    {
        builder.Services.AddSingleton<IServer, T>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>("server");
        builder.Services.AddHostedService<ServeUntilStopped>();
    }

    /// <summary>Runs to the end and returns the exit code.</summary>
    public static async Task<int> RunServerAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return Environment.ExitCode;
        }
        catch (ServerFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ServeUntilStopped.CannotServe;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"The address {app.Configuration["urls"]} of the health endpoints is taken; stop what listens there or change ASPNETCORE_URLS.");
            return ServeUntilStopped.CannotServe;
        }
    }
}
