using DataMesh.ServiceDefaults.Postgres;
using DataMesh.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.ServiceDefaults.Tests.Postgres;

public sealed class PostgresDbContextTests
{
    [Fact]
    public async Task A_missing_connection_string_is_named_with_the_variable_that_sets_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddServiceDefaults().AddPostgresDbContext<Empty>("orders-db");
        await using var app = builder.Build();

        var failure = Assert.Throws<StartFault>(() => app.MapServiceDefaults());

        Assert.StartsWith("ConnectionStrings__orders-db is missing: give", failure.Message, StringComparison.Ordinal);
    }

    internal sealed class Empty(DbContextOptions<Empty> options) : DbContext(options);
}
