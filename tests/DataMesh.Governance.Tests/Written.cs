using DataMesh.Contracts;

namespace DataMesh.Governance.Tests;

/// <summary>Policies and documents as their authors write them.</summary>
internal static class Written
{
    /// <summary>A policy whose SQL begins on line 11; fields may be exchanged.</summary>
    public static string Policy(string id, string check, params (string Field, string Value)[] exchanged)
    {
        string Field(string name, string value)
        {
            var found = exchanged.FirstOrDefault(pair => pair.Field == name).Value;
            return found is { Length: 0 } ? "" : $"{name}: {found ?? value}\n";
        }

        return Field("id", id) + Field("title", "Names are long") + Field("rationale", "Because.")
            + Field("severity", "blocking") + Field("status", "enforced") + Field("version", "1.0.0") + Field("scope", "contract")
            + Field("owner", "guild@example.com") + Field("fix", "Write a longer name")
            + Field("check", "|\n  " + check.ReplaceLineEndings("\n  "))
            + Field("examples",
                "\n- {title: good, expect: pass, contracts: [{name: long-name}]}\n- {title: bad, expect: fail, contracts: [{name: x}]}");
    }

    public const string ShortNames =
        "SELECT file, 'name' AS path, contract || ' is short' AS message FROM contract WHERE length(contract) < 5";

    public static PolicyFile File(string name, string text) => new(name, text);

    public static PolicyBook Book(string check, params (string Field, string Value)[] exchanged) =>
        PolicyBook.Read([File("a.policy.yaml", Policy("a", check, exchanged))], []);

    public static DocumentSet Contracts(params string[] names) => new(
        [],
        [.. names.Select(name => new ContractDocument($"{name}.odcs.yaml", Contract("example", name)))]);

    public static DataContract Contract(string domain, string name) => Read($"""
        apiVersion: v3.1.0
        kind: DataContract
        id: urn:{domain}:{name}
        name: {name}
        version: 1.0.0
        status: active
        domain: {domain}
        dataProduct: the-product
        """);

    public static DataContract Read(string text)
    {
        var read = ContractReader.Read(text, "test.odcs.yaml");
        Assert.True(read.IsValid, string.Join('\n', read.Findings));
        return read.Value;
    }
}
