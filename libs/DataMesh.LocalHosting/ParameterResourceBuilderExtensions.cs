using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds values from outside the graph.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a value read from configuration <c>Parameters:{name}</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ParameterResource(
            name,
            () => builder.Configuration[$"Parameters:{name}"] ?? throw new DistributedApplicationException(
                $"The parameter '{name}' has no value: set the environment variable Parameters__{name}."),
            secret));
    }

    /// <summary>Adds a value that configuration <c>Parameters:{name}</c> overrides.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ParameterResource(name, () => builder.Configuration[$"Parameters:{name}"] ?? valueGetter(), secret));
    }
}
