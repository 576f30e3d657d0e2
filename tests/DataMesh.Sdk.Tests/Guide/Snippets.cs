using DataMesh.ServiceDefaults.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataMesh.Sdk.Tests.Guide;

/// <summary>The programs of docs/sdk.md, between their regions, so that they compile.</summary>
internal static class Snippets
{
    public static void OneLine(string[] args)
    {
        #region one line
        DataMesh.Sdk.DataDomain.Run(args);
        #endregion
    }

    public static DataDomain Pipeline(string[] args)
    {
        #region pipeline
        var builder = DataDomain.CreateBuilder(args);
        builder.Pipeline("orders", async (context, ct) =>
        {
            await context.Session.ExecuteAsync("CREATE TABLE latest AS SELECT * FROM orders_csv QUALIFY row_number() OVER (PARTITION BY id) = 1", ct);
            await context.StageAsync(
                "order",
                """
                SELECT id::BIGINT AS id, customer, amount::DOUBLE AS amount,
                    ordered_on::DATE AS ordered_on, paid::BOOLEAN AS paid
                FROM latest
                """,
                ct);
        });
        var domain = builder.Build();
        #endregion
        return domain;
    }

    public static DataDomain Endpoint(string[] args)
    {
        #region endpoint
        var builder = DataDomain.CreateBuilder(args);
        builder.Host.Services.TryAddSingleton(TimeProvider.System);
        var domain = builder.Build();
        domain.App.MapGet("/opening-hours", (TimeProvider time) => Results.Ok(new { Open = time.GetUtcNow().Hour is >= 8 and < 18 }));
        #endregion
        return domain;
    }

    public static async Task DatabaseAsync(string[] args)
    {
        #region database
        var builder = DataDomain.CreateBuilder(args);
        builder.Host.AddPostgresDataSource("shop-db");
        var domain = builder.Build();
        if (!domain.Migrate(args))
        {
            await domain.RunAsync(CancellationToken.None);
        }
        #endregion
    }
}
