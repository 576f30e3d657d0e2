using DataMesh.Contracts;
using DataMesh.Testing;

namespace DataMesh.Tables.Tests.Auditing;

/// <summary>Write–audit–publish by cases: each file in <c>Cases</c> gives a rule, rows, and how the check has to end.</summary>
public sealed class AuditTests
{
    public static TheoryData<string> Cases() =>
        new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Auditing", "cases.txt")).Where(line => line.Contains(" | ", StringComparison.Ordinal) && !line.StartsWith('#')));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_ends_as_its_case_says(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var (rule, values, status, measured) = (parts[0], parts[1], Enum.Parse<CheckOutcomeStatus>(parts[2]), parts[3]);

        var outcome = Assert.Single(await AuditAsync(rule, values), candidate => candidate.Rule == "rule");

        Assert.Equal(status, outcome.Status);
        Assert.Equal(measured, outcome.Measured ?? string.Empty);
        Assert.Equal(status == CheckOutcomeStatus.Pass, outcome.Reason is null);
    }

    [Fact]
    public async Task A_warning_does_not_hold_up_a_publication_and_an_error_does()
    {
        var warning = Assert.Single(await AuditAsync("metric: nullValues, severity: warning, mustBe: 0", "null"), outcome => outcome.Rule == "rule");
        var error = Assert.Single(await AuditAsync("metric: nullValues, mustBe: 0", "null"), outcome => outcome.Rule == "rule");

        Assert.False(warning.Blocks);
        Assert.True(error.Blocks);
        Assert.False(new AuditReport([warning, error]).Passed);
    }

    private static async Task<IReadOnlyList<CheckOutcome>> AuditAsync(string rule, string values)
    {
        using var folder = new TempFolder();
        var onObject = rule.Contains("rowCount", StringComparison.Ordinal);
        var quality = $"quality: [{{name: rule, {rule}}}]";
        var document = $$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:test
            name: test
            version: 1.0.0
            status: active
            schema:
              - name: thing
                {{(onObject ? quality : "description: A thing")}}
                properties:
                  - name: value
                    logicalType: string
                    {{(onObject ? "description: Its value" : quality)}}
            """;
        var read = ContractReader.Read(document, "test.odcs.yaml");
        Assert.True(read.IsValid, string.Join('\n', read.Findings));
        var storage = new LocalTableStorage(folder.Path);
        using var session = DuckDbSession.Open(new());
        var query = $"SELECT unnest([{string.Join(", ", values.Split(' ').Select(value => value == "null" ? "NULL" : Sql.Literal(value)))}]::VARCHAR[]) AS value";
        var staged = await new ObjectStage(storage).StageAsync(
            session, new TableAddress("domain", "test", 1, "thing"), read.Value!.Schema[0], query, "run", TestContext.Current.CancellationToken);
        var report = await new AuditRunner(storage, new()).AuditAsync(read.Value, [staged], new Dictionary<string, TableSnapshot>(), TestContext.Current.CancellationToken);
        return report.Outcomes;
    }
}
