using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DataMesh.ServiceDefaults.Settings;

/// <summary>
/// Refuses to start a process that misses a setting or, anywhere but in Development, has an unsafe one: all faults at once, a sentence each.
/// </summary>
public static class SettingChecks
{
    /// <summary>Says which settings the process has; they are checked once the application is built, before it listens.</summary>
    public static IHostApplicationBuilder Needs(this IHostApplicationBuilder builder, params ReadOnlySpan<Setting> settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var setting in settings)
        {
            builder.Services.AddSingleton(setting);
        }

        return builder;
    }

    /// <exception cref="StartFault">A setting is missing or unsafe.</exception>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    internal static void CheckSettings(this IHost host, bool isMigration)
    {
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        var environment = host.Services.GetRequiredService<IHostEnvironment>();
        var faults = host.Services.GetServices<Setting>()
            .Where(setting => setting.IsForMigrations || !isMigration)
            .Select(setting => FaultOf(setting, configuration, environment))
            .OfType<string>().Distinct().ToList();
        if (faults.Count > 0)
        {
            throw new StartFault(faults);
        }

        if (!isMigration)
        {
            // Now, and not by the host, which would log the exception before it ends the process.
            host.Services.GetService<IStartupValidator>()?.Validate();
        }
    }

    /// <summary>What is wrong with a setting, in a sentence that never repeats the value: it may be a secret. Null when nothing is.</summary>
    public static string? FaultOf(Setting setting, IConfiguration configuration, IHostEnvironment environment)
    {
        var value = configuration[setting.Key];
        if (string.IsNullOrWhiteSpace(value))
        {
            var isElsewhere = setting.Instead is { } other && configuration.GetSection(other).Exists();
            return !isElsewhere && IsNeeded(setting.Need, environment) ? $"{setting.Variable} is missing: {setting.Remedy}." : null;
        }

        if (setting.Fault(value) is { } fault)
        {
            return $"{setting.Variable} {fault}: {setting.Remedy}.";
        }

        return !environment.IsDevelopment() && setting.Danger(value) is { } danger
            ? $"{setting.Variable} {danger}, which is refused outside Development: {setting.Remedy}."
            : null;
    }

    private static bool IsNeeded(Need need, IHostEnvironment environment) =>
        need == Need.Everywhere || (need == Need.InProduction && !environment.IsDevelopment());
}
