using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Runs;
using DataMesh.Tables;

namespace DataMesh.Sdk.Reporting;

/// <summary>Run events of the OpenLineage 2 standard, with one facet of our own (<c>datamesh_run</c>).</summary>
internal static class OpenLineage
{
    private const string Producer = "https://github.com/datamesh/datamesh";
    private const string EventSchema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    public static JsonObject Start(RunJob job, DateTimeOffset at) => Event("START", job.RunId, job.Product.Domain, job.Contract, at, []);

    public static JsonObject Complete(
        RunJob job, DateTimeOffset at, IReadOnlyList<PinnedInput> inputs, IReadOnlyList<StagedObject> staged, IReadOnlyList<ObjectCommit> commits,
        IReadOnlyList<CheckResult> checks, string? traceParent)
    {
        var facets = new JsonObject { ["datamesh_run"] = MeshFacet(job.Contract.Version.Text, commits, checks, traceParent) };
        var run = Event("COMPLETE", job.RunId, job.Product.Domain, job.Contract, at, facets);
        run["inputs"] = new JsonArray([.. inputs.Select(Input)]);
        run["outputs"] = new JsonArray([.. staged.Select(rows => Output(rows.Address, commits.Single(commit => commit.Object == rows.Address.Object), rows.Schema, checks))]);
        return run;
    }

    public static JsonObject Fail(RunJob job, DateTimeOffset at, RunStatus status, string? traceParent)
    {
        var facets = new JsonObject
        {
            ["errorMessage"] = Facet("ErrorMessageRunFacet/1-0-1/ErrorMessageRunFacet", new() { ["message"] = status.Error?.Message, ["programmingLanguage"] = "SQL" }),
            ["datamesh_run"] = MeshFacet(job.Contract.Version.Text, [], status.Checks, traceParent),
        };
        var run = Event("FAIL", job.RunId, job.Product.Domain, job.Contract, at, facets);
        run["outputs"] = new JsonArray([.. job.Contract.Schema.Select(schema =>
            Dataset(new TableAddress(job.Product.Domain, job.Contract.Name, job.Contract.Version.Major, schema.Name), []))]);
        return run;
    }

    /// <summary>What the log still knows of a commit whose report may have been lost.</summary>
    public static JsonObject Recovered(string domain, DataContract contract, TableSnapshot table, CommitEntry commit)
    {
        var total = new ObjectCommit { Object = table.Address.Object, DataVersion = commit.Version, RowsWritten = 0, Rows = commit.Rows, Bytes = commit.Bytes };
        var facets = new JsonObject { ["datamesh_run"] = MeshFacet(commit.ContractVersion ?? contract.Version.Text, [total], checks: null, commit.TraceParent) };
        var run = Event("COMPLETE", commit.RunId!, domain, contract, commit.CommittedAt, facets);
        run["outputs"] = new JsonArray(Output(table.Address, total, table.Schema, []));
        return run;
    }

    private static JsonObject Event(string type, string runId, string domain, DataContract contract, DateTimeOffset at, JsonObject runFacets) => new()
    {
        ["eventType"] = type,
        ["eventTime"] = at.ToString("O"),
        ["producer"] = Producer,
        ["schemaURL"] = EventSchema,
        ["run"] = new JsonObject { ["runId"] = runId, ["facets"] = runFacets },
        ["job"] = new JsonObject { ["namespace"] = domain, ["name"] = $"{contract.Name}/v{contract.Version.Major}", ["facets"] = new JsonObject() },
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
    };

    private static JsonNode Input(PinnedInput input)
    {
        var dataset = Dataset(input.Address, Version(input.DataVersion));
        dataset["inputFacets"] = new JsonObject { ["dataQualityMetrics"] = Facet("DataQualityMetricsInputDatasetFacet/1-0-2/DataQualityMetricsInputDatasetFacet", new() { ["rowCount"] = input.Rows, ["columnMetrics"] = new JsonObject() }) };
        return dataset;
    }

    private static JsonNode Output(TableAddress address, ObjectCommit commit, TableSchema schema, IReadOnlyList<CheckResult> checks)
    {
        var facets = Version(commit.DataVersion);
        facets["schema"] = Facet("SchemaDatasetFacet/1-1-1/SchemaDatasetFacet", new()
        {
            ["fields"] = new JsonArray([.. schema.Columns.Select(column => new JsonObject { ["name"] = column.Name, ["type"] = column.Type.DuckDb })]),
        });
        var dataset = Dataset(address, facets);
        dataset["outputFacets"] = new JsonObject
        {
            ["outputStatistics"] = Facet("OutputStatisticsOutputDatasetFacet/1-0-2/OutputStatisticsOutputDatasetFacet", new() { ["rowCount"] = commit.RowsWritten, ["size"] = commit.Bytes }),
        };
        dataset["inputFacets"] = new JsonObject
        {
            ["dataQualityAssertions"] = Facet("DataQualityAssertionsDatasetFacet/1-0-1/DataQualityAssertionsDatasetFacet", new() { ["assertions"] = Assertions(address, checks) }),
        };
        return dataset;
    }

    private static JsonArray Assertions(TableAddress address, IReadOnlyList<CheckResult> checks) =>
        new([.. checks.Where(check => check.Object == address.Object && check.Status != CheckStatus.NotExecuted).Select(check =>
        {
            var assertion = new JsonObject { ["assertion"] = check.Rule, ["success"] = check.Status == CheckStatus.Pass };
            if (check.Property is not null)
            {
                assertion["column"] = check.Property;
            }

            return assertion;
        })]);

    private static JsonObject Version(long version) => new()
    {
        ["version"] = Facet("DatasetVersionDatasetFacet/1-0-1/DatasetVersionDatasetFacet", new() { ["datasetVersion"] = $"{version}" }),
    };

    private static JsonObject Dataset(TableAddress address, JsonObject facets) => new()
    {
        ["namespace"] = $"datamesh://{address.Domain}",
        ["name"] = $"{address.Contract}/v{address.Major}/{address.Object}",
        ["facets"] = facets,
    };

    private static JsonObject MeshFacet(string contractVersion, IReadOnlyList<ObjectCommit> commits, IReadOnlyList<CheckResult>? checks, string? traceParent)
    {
        var facet = Facet("datamesh_run", new()
        {
            ["contractVersion"] = contractVersion,
            ["traceparent"] = traceParent,
            ["tables"] = new JsonArray([.. commits.Select(commit => new JsonObject { ["object"] = commit.Object, ["rows"] = commit.Rows, ["bytes"] = commit.Bytes })]),
        });
        if (checks is not null)
        {
            facet["checks"] = JsonSerializer.SerializeToNode(checks, MeshJson.Options);
        }

        return facet;
    }

    private static JsonObject Facet(string schema, JsonObject body)
    {
        body["_producer"] = Producer;
        body["_schemaURL"] = $"https://openlineage.io/spec/facets/{schema}.json";
        return body;
    }
}
