using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;

namespace DataMesh.LocalHosting.Launch;

/// <summary>Gives a process its launch profile's variables; what the graph said earlier wins.</summary>
internal static class LaunchProfileEnvironment
{
    public static Task AddAsync(EnvironmentCallbackContext context)
    {
        if (context.Resource.TryGetLastAnnotation<LaunchProfileAnnotation>(out var selected))
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", selected.Name);
            foreach (var (name, value) in selected.Profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }
        }

        return Task.CompletedTask;
    }
}
