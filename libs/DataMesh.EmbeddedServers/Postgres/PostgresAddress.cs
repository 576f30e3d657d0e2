using Npgsql;

namespace DataMesh.EmbeddedServers.Postgres;

internal static class PostgresAddress
{
    private const int ConnectWithinSeconds = 5;

    /// <summary>Connection string of the superuser to the server that the settings describe; connections are not kept.</summary>
    public static string Of(PostgresSettings settings) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = settings.Port,
        Username = "postgres",
        Password = settings.Password,
        Database = "postgres",
        Pooling = false,
        Timeout = ConnectWithinSeconds,
    }.ConnectionString;
}
