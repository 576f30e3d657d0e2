using System.Text.Json.Nodes;

namespace DataMesh.Catalog.Tests.Lineage;

/// <summary>OpenLineage events of the pipeline <c>orders/v1</c> of a domain, which reads the orders of <c>customers</c>.</summary>
internal static class Events
{
    public static JsonObject Of(string type, string run, long? version, int minute, string domain = "sales", int broken = 1) => JsonNode.Parse($$"""
        {
          "eventType": "{{type}}",
          "eventTime": "2026-01-01T00:{{minute:00}}:00Z",
          "run": { "runId": "{{run}}", "facets": { "errorMessage": { "message": {{(type == "FAIL" ? "\"it broke\"" : "null")}} } } },
          "job": { "namespace": "{{domain}}", "name": "orders/v1" },
          "inputs": [ { "namespace": "datamesh://customers", "name": "orders/v1/order" } ],
          "outputs": [
            {
              "namespace": "datamesh://{{domain}}",
              "name": "orders/v1/order",
              "facets": {
                "version": { "datasetVersion": {{(version is null ? "null" : $"\"{version}\"")}} },
                "dataQualityAssertions": {
                  "assertions": [ { "assertion": "a", "success": {{(broken > 1 ? "false" : "true")}} }, { "assertion": "b", "success": false, "column": "id" } ]
                }
              },
              "outputFacets": { "outputStatistics": { "rowCount": 7, "size": 700 } }
            }
          ]
        }
        """)!.AsObject();
}
