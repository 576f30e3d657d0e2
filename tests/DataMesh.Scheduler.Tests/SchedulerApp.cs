using System.Reflection;
using DataMesh.Scheduler.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DataMesh.Scheduler.Tests;

/// <summary>The real scheduler on a port of its own, with the settings that an AppHost would give it.</summary>
internal sealed class SchedulerApp : WebApplicationFactory<SchedulerDb>
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    public SchedulerApp(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel();
    }

    /// <summary>The migration step: the program itself, as a process of its own would be started.</summary>
    public static Task MigrateAsync(string database) => Task.Run(() =>
    {
        var main = typeof(SchedulerDb).Assembly.EntryPoint!;
        string[] arguments = ["migrate", "--environment=Development", $"--ConnectionStrings:{SchedulerDb.ConnectionName}={database}"];
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null);
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in _settings)
        {
            builder.UseSetting(setting, value);
        }
    }
}
