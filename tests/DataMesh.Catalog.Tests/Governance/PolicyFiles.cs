using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Governance;

/// <summary>A folder of policies for a test.</summary>
internal sealed class PolicyFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("policies").FullName;

    /// <summary>A policy on contracts whose check finds an offence where <paramref name="where"/> holds.</summary>
    public PolicyFiles Add(
        string id, string where, string severity = "blocking", string status = "enforced", string? check = null, string scope = "contract")
    {
        File.WriteAllText(Path.Combine(Folder, $"{id}.policy.yaml"), Text(id, where, severity, status, check, scope));
        return this;
    }

    /// <summary>A policy of the repository, as it is.</summary>
    public PolicyFiles Copy(string id)
    {
        var file = $"{id}.policy.yaml";
        File.Copy(Path.Combine(AppContext.BaseDirectory, "governance", file), Path.Combine(Folder, file));
        return this;
    }

    public static SourceDocument Document(string id, string where, string severity = "blocking", string status = "enforced") =>
        new() { File = $"policies/{id}.policy.yaml", Content = Text(id, where, severity, status, null, "contract") };

    public static SourceDocument Waivers(string text) => new() { File = "policies/team.waivers.yaml", Content = text };

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Text(string id, string where, string severity, string status, string? check, string scope) => $$"""
        id: {{id}}
        title: Nobody does {{id}}
        rationale: For the test.
        severity: {{severity}}
        status: {{status}}
        version: 1.0.0
        scope: {{scope}}
        owner: guild@example.org
        fix: Do something else
        check: {{check ?? $"SELECT file, 'schema' AS path, 'offends {id}' AS message FROM property WHERE {where}"}}
        examples:
          - title: right
            expect: pass
            contracts: []
          - title: wrong
            expect: fail
            contracts: [{schema: [{name: o, properties: [{name: bad}, {name: worse}, {name: id}]}]}]
        """;
}
