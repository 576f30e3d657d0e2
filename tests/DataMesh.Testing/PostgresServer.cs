using Npgsql;

namespace DataMesh.Testing;

/// <summary>The one PostgreSQL server of this test process: the one <c>MESH_TEST_POSTGRES</c> names.</summary>
public static class PostgresServer
{
    private const string Variable = "MESH_TEST_POSTGRES";
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Connection string of a superuser, database <c>postgres</c>.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static Task<string> StartAsync()
    {
        var given = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"Set {Variable} to the connection string of a PostgreSQL server.");
        return Task.FromResult(new NpgsqlConnectionStringBuilder(given) { Database = "postgres" }.ConnectionString);
    }
}
