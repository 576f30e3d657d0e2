using System.Text.Json.Serialization;

namespace DataMesh.LocalHosting.Launch;

/// <summary>One profile of a <c>launchSettings.json</c>.</summary>
internal sealed record LaunchProfile
{
    public string? CommandName { get; init; }

    public string? CommandLineArgs { get; init; }

    public string? ApplicationUrl { get; init; }

    public Dictionary<string, string> EnvironmentVariables { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<Uri> Urls =>
        (ApplicationUrl ?? string.Empty)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => new Uri(url));

    /// <summary>Arguments are split at blanks outside double quotes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Arguments => CommandLineArgs is null
        ? []
        : [.. CommandLineArgs.Split('"')
            .SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
