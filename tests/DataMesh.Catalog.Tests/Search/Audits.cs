using System.Text.Json.Nodes;

namespace DataMesh.Catalog.Tests.Search;

/// <summary>OpenLineage events that tell of an audit.</summary>
internal static class Audits
{
    public static JsonObject Of(string domain, string contract, string outcome, string run, string at) => JsonNode.Parse($$"""
        {
          "eventType": "COMPLETE",
          "eventTime": "{{at}}",
          "run": { "runId": "{{run}}" },
          "job": { "namespace": "{{domain}}", "name": "{{contract}}/v1" },
          "outputs": [
            {
              "namespace": "datamesh://{{domain}}",
              "name": "{{contract}}/v1/row",
              "facets": { "dataQualityAssertions": { "assertions": [ { "assertion": "a", "success": {{(outcome == "pass" ? "true" : "false")}} } ] } }
            }
          ]
        }
        """)!.AsObject();
}
