using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Launch;

/// <summary>The variables through which a process finds others.</summary>
internal static class ServiceReferences
{
    /// <summary>An endpoint named http or https is keyed by its scheme, so that discovery finds it; any other by its name.</summary>
    public static void AddEndpoints(Dictionary<string, object> variables, IResourceWithEndpoints source)
    {
        foreach (var endpoint in source.GetEndpoints())
        {
            variables[$"{Encode(source.Name)}_{Encode(endpoint.EndpointName)}"] = endpoint;
            var key = endpoint.EndpointName is "http" or "https" ? endpoint.Scheme : endpoint.EndpointName;
            var free = 0;
            while (variables.TryGetValue(Discovery(source, key, free), out var taken) && !Same(taken, endpoint))
            {
                free++;
            }

            variables[Discovery(source, key, free)] = endpoint;
        }
    }

    public static void AddConnection(Dictionary<string, object> variables, IResourceWithConnectionString source, string name)
    {
        variables[source.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}"] = source;
        foreach (var (property, value) in source.GetConnectionProperties())
        {
            variables[$"{Encode(name)}_{property.ToUpperInvariant()}"] = value;
        }
    }

    /// <summary>Upper case; whatever cannot stand in a variable's name becomes an underscore.</summary>
    internal static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length + 1);
        if (char.IsAsciiDigit(name[0]))
        {
            encoded.Append('_');
        }

        foreach (var letter in name)
        {
            encoded.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_');
        }

        return encoded.ToString();
    }

    private static bool Same(object value, EndpointReference endpoint) =>
        value is EndpointReference other && other.Resource == endpoint.Resource && other.EndpointName == endpoint.EndpointName;

    private static string Discovery(IResource source, string key, int index) =>
        FormattableString.Invariant($"services__{source.Name}__{key}__{index}");
}
