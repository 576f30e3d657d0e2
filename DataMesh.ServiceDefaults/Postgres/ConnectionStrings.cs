using Microsoft.Extensions.Configuration;

namespace DataMesh.ServiceDefaults.Postgres;

internal static class ConnectionStrings
{
    /// <summary>The connection string of that name, or an error that says how to give it.</summary>
    public static string Require(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } found
            ? found
            : throw new InvalidOperationException(
                $"No connection string '{name}'. Set the environment variable ConnectionStrings__{name}, or start the process through the AppHost.");
}
