using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;

namespace DataMesh.Scheduler.Tests.Runs;

/// <summary>Rows as the scheduler writes them, for states that only a kill leaves behind.</summary>
internal static class RunRows
{
    public static Pipeline AddPipeline(SchedulerDb db, Uri address) => db.Pipelines.Add(new()
    {
        Domain = Mesh.DomainName,
        Contract = "orders",
        Major = 1,
        Product = "orders",
        ContractId = "urn:datamesh:contract:sales:orders",
        Address = address.ToString(),
        Inputs = "[]",
        Objects = "[\"order\"]",
    }).Entity;

    public static Run Add(SchedulerDb db, Pipeline pipeline, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at).ToString();
        return db.Runs.Add(new()
        {
            RunId = id,
            Pipeline = pipeline,
            Trigger = RunTrigger.Manual,
            Cause = $"manual:{id}",
            State = PipelineRunState.Queued,
            CreatedAt = at,
        }).Entity;
    }
}
