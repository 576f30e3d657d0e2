namespace DataMesh.Contracts.Tests;

public sealed class ReadCases
{
    public static TheoryData<string> Cases => [.. CaseFolder.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_yields_exactly_its_expected_findings(string name)
    {
        var found = new CaseFolder(name).Read().Findings.Select(ExpectedFinding.Of);

        Assert.Equal(new CaseFolder(name).Expected, found);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_is_used_exactly_when_no_finding_is_an_error(string name)
    {
        var (isValid, findings) = new CaseFolder(name).Read();

        Assert.Equal(findings.All(f => f.Severity == Severity.Warning), isValid);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_finding_says_what_is_wrong_how_to_mend_it_and_who_demands_it(string name)
    {
        Assert.All(new CaseFolder(name).Read().Findings, finding =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", finding.Code);
            Assert.NotEmpty(finding.Message);
            Assert.NotEmpty(finding.Fix);
            Assert.NotEmpty(finding.Section);
        });
    }

    [Fact]
    public void Every_code_in_the_cases_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contract.md"));
        var codes = CaseFolder.Names.SelectMany(n => new CaseFolder(n).Expected).Select(f => f.Code).Distinct();

        Assert.All(codes, code => Assert.Contains($"`{code}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_reads_as_file_line_column_code_message_path_and_fix()
    {
        var finding = Assert.Single(new CaseFolder("a-misspelt-field").Read().Findings);

        Assert.Equal(
            "contract.odcs.yaml:12:9: error unknown-field: 'logcialType' is no field of ODCS schema.properties "
            + "(schema[0].properties[0].logcialType). Fix: did you mean 'logicalType'?",
            finding.ToString());
    }
}
