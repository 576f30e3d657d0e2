using System.Text.Json;
using Aspire.Hosting;
using DataMesh.LocalHosting.Graph;
using Microsoft.Extensions.Configuration;

namespace DataMesh.LocalHosting.Launch;

/// <summary>Reads <c>Properties/launchSettings.json</c> beside a project and selects the profile to run with.</summary>
internal sealed record LaunchSettingsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Ordered: the first profile that starts a project wins when none is named.</summary>
    public OrderedDictionary<string, LaunchProfile> Profiles { get; init; } = [];

    /// <summary>
    /// The profile named; else the AppHost's own profile (<c>AppHost:DefaultLaunchProfileName</c>, <c>DOTNET_LAUNCH_PROFILE</c>) if the
    /// project has one of that name; else the first that starts a project or an executable.
    /// </summary>
    public static LaunchProfileAnnotation? Select(string projectPath, string? profile, IConfiguration configuration)
    {
        var settings = Read(projectPath);
        if (profile is not null)
        {
            return settings?.Find(profile) ?? throw new DistributedApplicationException(
                $"{projectPath} has no launch profile '{profile}' in Properties/launchSettings.json.");
        }

        var byDefault = configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"];
        return settings?.Find(byDefault) ?? settings?.First();
    }

    private static LaunchSettingsFile? Read(string projectPath)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<LaunchSettingsFile>(stream, Json);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    private LaunchProfileAnnotation? Find(string? name) =>
        name is not null && Profiles.TryGetValue(name, out var profile) ? new(name, profile) : null;

    private LaunchProfileAnnotation? First() => Profiles
        .Where(profile => profile.Value.CommandName is "Project" or "Executable")
        .Select(profile => new LaunchProfileAnnotation(profile.Key, profile.Value))
        .FirstOrDefault();
}
