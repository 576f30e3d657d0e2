using DataMesh.ServiceDefaults.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.ServiceDefaults.Tests.Postgres;

public sealed class PostgresDbContextTests
{
    [Fact]
    public void A_missing_connection_string_is_named_with_the_variable_that_sets_it()
    {
        var builder = WebApplication.CreateSlimBuilder();

        var failure = Assert.Throws<InvalidOperationException>(() => builder.AddPostgresDbContext<Empty>("orders-db"));

        Assert.Contains("ConnectionStrings__orders-db", failure.Message, StringComparison.Ordinal);
    }

    internal sealed class Empty(DbContextOptions<Empty> options) : DbContext(options);
}
