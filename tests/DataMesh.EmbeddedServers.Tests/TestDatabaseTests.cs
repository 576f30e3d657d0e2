using DataMesh.Testing;
using Npgsql;

namespace DataMesh.EmbeddedServers.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task A_test_database_can_be_used_and_is_dropped_even_with_an_open_connection()
    {
        var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(database.Name, connection.Database);

        await database.DisposeAsync();

        await using var again = new NpgsqlConnection(database.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => again.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }
}
