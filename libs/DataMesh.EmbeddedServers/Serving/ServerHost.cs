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

        // A start that fails is said below in one sentence, or by the runtime with its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    /// <summary>Runs to the end and returns the exit code.</summary>
    public static async Task<int> RunServerAsync(this WebApplication app)
    {
        var addresses = app.Configuration["urls"];
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
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped in the middle of its start: by a server that gave up at once, which has said why, or by a person.
            return Environment.ExitCode;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"The address {addresses} of the health endpoints is taken; stop what listens there or change ASPNETCORE_URLS.");
            return ServeUntilStopped.CannotServe;
        }
    }
}
