using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Sdk;

/// <summary>What a C# pipeline works with during one run.</summary>
public sealed class PipelineContext
{
    private readonly Func<string, string, CancellationToken, Task> _stage;

    internal PipelineContext(string runId, RunTrigger trigger, DataContract contract, DuckDbSession session, Func<string, string, CancellationToken, Task> stage) =>
        (RunId, Trigger, Contract, Session, _stage) = (runId, trigger, contract, session, stage);

    public string RunId { get; }
    public RunTrigger Trigger { get; }

    /// <summary>The contract whose rows are made.</summary>
    public DataContract Contract { get; }

    /// <summary>
    /// A DuckDB that holds the contract's sources under their names and its input ports as <c>{domain}.{object}</c>. Tables and views that
    /// the pipeline creates live as long as the run.
    /// </summary>
    public DuckDbSession Session { get; }

    /// <summary>Stages the rows of a query as one object of the contract; they become visible only when all objects pass their audit.</summary>
    /// <exception cref="SchemaMismatchException">The query's columns are not the object's.</exception>
    public Task StageAsync(string @object, string query, CancellationToken ct) => _stage(@object, query, ct);
}
