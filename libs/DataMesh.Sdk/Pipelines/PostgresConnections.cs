using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataMesh.Sdk.Pipelines;

/// <summary>One pool for each connection string that a source names.</summary>
internal sealed class PostgresConnections(IConfiguration configuration, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _sources = [];

    /// <exception cref="PipelineFailure">There is no such connection string.</exception>
    public NpgsqlDataSource Of(string name) => _sources.GetOrAdd(name, Create);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
        {
            await source.DisposeAsync();
        }
    }

    private NpgsqlDataSource Create(string name)
    {
        var connection = configuration.GetConnectionString(name) ?? throw new PipelineFailure(
            "source-failed", $"There is no connection string '{name}'. Set the environment variable ConnectionStrings__{name}.", retryable: false);
        var builder = new NpgsqlDataSourceBuilder(connection);
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }
}
