using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace DataMesh.Architecture.Tests;

/// <summary>The container image of every service and domain, as MSBuild evaluates it: no image is built, no registry is asked.</summary>
public sealed class ImageTests
{
    private static readonly string[] Labels =
    [
        "org.opencontainers.image.title", "org.opencontainers.image.version", "org.opencontainers.image.vendor",
        "org.opencontainers.image.description", "org.opencontainers.image.created", "org.opencontainers.image.base.name",
    ];

    private static readonly ConcurrentDictionary<string, Task<JsonElement>> Evaluated = [];

    public static TheoryData<string> Shipped => [.. Repository.Services.Concat(Repository.Domains).Select(project => project.Path)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task An_image_is_rootless_without_a_shell_and_knows_no_setting_of_its_own(string project)
    {
        var image = await EvaluateAsync(project);
        var properties = image.GetProperty("Properties");
        Assert.EndsWith("/dotnet/aspnet:10.0-noble-chiseled-extra", properties.GetProperty("ContainerBaseImage").GetString(), StringComparison.Ordinal);
        Assert.Equal("1654", properties.GetProperty("ContainerUser").GetString());
        Assert.Matches("^datamesh/[a-z][a-z0-9-]*$", properties.GetProperty("ContainerRepository").GetString());
        Assert.Empty(Items(image, "ContainerEnvironmentVariable"));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task An_image_says_what_it_is(string project)
    {
        var labels = Items(await EvaluateAsync(project), "ContainerLabel");
        Assert.Superset(new HashSet<string>(Labels), labels.ToHashSet());
    }

    [Fact]
    public async Task The_images_of_a_mesh_have_different_names_and_the_version_of_the_repository()
    {
        var images = await Task.WhenAll(Repository.Services.Concat(Repository.Domains).Select(project => EvaluateAsync(project.Path)));
        var names = images.Select(image => image.GetProperty("Properties").GetProperty("ContainerRepository").GetString()).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.All(images, image => Assert.Equal(
            image.GetProperty("Properties").GetProperty("Version").GetString(),
            image.GetProperty("Properties").GetProperty("ContainerImageTag").GetString()));
    }

    private static List<string> Items(JsonElement image, string name) =>
        [.. image.GetProperty("Items").GetProperty(name).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];

    private static Task<JsonElement> EvaluateAsync(string project) => Evaluated.GetOrAdd(project, EvaluateOnceAsync);

    private static async Task<JsonElement> EvaluateOnceAsync(string project)
    {
        using var msbuild = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "msbuild", Path.Combine(Repository.Root, project), "-target:ComputeContainerConfig",
                "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository,ContainerImageTag,Version",
                "-getItem:ContainerEnvironmentVariable,ContainerLabel",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(msbuild.ExitCode == 0, output);
        return JsonDocument.Parse(output).RootElement;
    }
}
