using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DataMesh.Catalog.Storage;

/// <summary>Whether the migration step has brought the database up to date; once it has, nobody asks again.</summary>
internal sealed class SchemaState(IServiceScopeFactory scopes)
{
    private volatile bool _isCurrent;

    /// <summary>What keeps the catalog from working, in a sentence that says what to do; null when nothing does.</summary>
    public async Task<string?> FindObstacleAsync(CancellationToken ct)
    {
        if (_isCurrent)
        {
            return null;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var pending = (await scope.ServiceProvider.GetRequiredService<CatalogDb>().Database.GetPendingMigrationsAsync(ct)).ToList();
            _isCurrent = pending.Count == 0;
            return _isCurrent ? null : $"The database lacks {string.Join(", ", pending)}. Run the catalog once with the argument 'migrate'.";
        }
        catch (Exception away) when (away is NpgsqlException or RetryLimitExceededException)
        {
            return $"The database does not answer: {away.Message}";
        }
    }
}
