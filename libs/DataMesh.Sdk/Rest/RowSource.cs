using DataMesh.Tables;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Rest;

/// <summary>Where rows come from.</summary>
internal sealed class RowSource(PortModels models, RestDuckDb duckDb, ITableStorage storage, TimeProvider time, ILogger<RowSource> logger)
{
    public RestDuckDb DuckDb => duckDb;

    public ILogger Logger => logger;

    public ITableStorage Storage => storage;

    public PortModel Model(ServedObject served) => models.Of(served.Contract);

    public DataVersionPin Pin(IReadOnlyList<ServedObject> port) => new(port, storage, time);
}
