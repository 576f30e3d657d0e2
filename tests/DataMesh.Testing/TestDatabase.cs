using Npgsql;

namespace DataMesh.Testing;

/// <summary>A new empty database of a unique name on <see cref="PostgresServer"/>; dropped on dispose, open connections or not.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase(await PostgresServer.ConnectionStringAsync(), $"test_{Guid.CreateVersion7():N}");

        // template0 has no sessions: copying template1 fails while anybody is connected to it.
        await database.ExecuteOnServerAsync($"CREATE DATABASE \"{database.Name}\" TEMPLATE template0");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
    }

    private async Task ExecuteOnServerAsync(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own; a database's name cannot be a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
