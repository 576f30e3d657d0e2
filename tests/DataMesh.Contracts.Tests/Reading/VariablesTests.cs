namespace DataMesh.Contracts.Tests;

public sealed class VariablesTests
{
    private const string Text = """
        apiVersion: v3.2.0
        kind: DataContract
        id: a
        name: a
        version: 1.0.0
        status: active
        servers:
          - {server: db, type: postgres, host: '${HOST}', port: '${PORT:-5432}', database: 'x-${ENVIRONMENT}', schema: public}
        schema:
          - name: t
            quality:
              - {type: sql, query: 'SELECT COUNT(*) FROM ${table}', mustBe: 0}
        """;

    private readonly DataContract _contract = ContractReader.ReadStandard(Text, "c.yaml").Value!;

    [Theory]
    [InlineData("${HOST}:${PORT:-5432}", "db:5432")]
    [InlineData("${EMPTY:-none}", "none")]
    [InlineData("${EMPTY}", "")]
    [InlineData("${MISSING}", "${MISSING}")]
    [InlineData("${MISSING:-}", "")]
    [InlineData("$HOST ${} ${1}", "$HOST ${} ${1}")]
    public void Variables_are_replaced_by_their_value_or_default(string text, string expected) =>
        Assert.Equal(expected, Variables.Resolve(text, Lookup));

    [Fact]
    public void A_variable_without_value_and_default_is_a_finding_where_it_stands()
    {
        var finding = Assert.Single(Variables.Check(_contract, Lookup, "c.yaml"));

        Assert.Equal(("variable-without-value", 8, "servers[0].database"), (finding.Code, finding.Line, finding.Path));
    }

    [Fact]
    public void Without_any_value_only_what_has_no_default_is_missing() =>
        Assert.Equal(["servers[0].host", "servers[0].database"], Variables.Check(_contract, _ => null, "c.yaml").Select(f => f.Path));

    [Fact]
    public void Strictly_read_a_warning_refuses_the_document()
    {
        var read = ContractReader.Read(Text.Replace("status: active", "status: odd", StringComparison.Ordinal), "c.yaml");

        Assert.True(read.IsValid);
        Assert.False(read.Strictly().IsValid);
        Assert.All(read.Strictly().Findings, finding => Assert.Equal(Severity.Error, finding.Severity));
        Assert.True(ContractReader.Read(Text, "c.yaml").Strictly().IsValid);
    }

    private static string? Lookup(string name) => name switch { "HOST" => "db", "EMPTY" => "", _ => null };
}
