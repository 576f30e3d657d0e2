using System.Globalization;
using System.Text;

namespace DataMesh.Contracts.Tests;

public sealed class HostileTexts
{
    private const string Head = "apiVersion: v3.1.0\nkind: DataContract\n";

    [Fact]
    public void Three_hundred_bytes_of_aliases_cannot_make_a_billion_values()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var name = 'b'; name <= 'i'; name++)
        {
            var aliases = string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 6));
            bomb.Append(CultureInfo.InvariantCulture, $"{name}: &{name} [{aliases}]\n");
        }

        var text = bomb.ToString();
        var findings = new FindingList("bomb.yaml");

        var root = DocumentParser.Parse(text, findings, out var nodes);

        Assert.InRange(text.Length, 200, 350);
        Assert.Null(root);
        Assert.Equal("too-many-values", Assert.Single(findings.Sorted).Code);
        Assert.InRange(nodes, 1, DocumentLimits.Nodes + 1);
    }

    [Fact]
    public void An_alias_to_what_encloses_it_is_refused()
    {
        var finding = Assert.Single(ContractReader.Read(Head + "tags: &t [*t]\n", "c.yaml").Findings);

        Assert.Equal(("yaml-syntax", 3, 11), (finding.Code, finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    [InlineData("? ", "x")]
    public void Depth_is_bounded(string opening, string leaf)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000)) + leaf;
        var findings = new FindingList("deep.yaml");

        Assert.Null(DocumentParser.Parse(text, findings, out var nodes));
        Assert.Equal("too-deep", Assert.Single(findings.Sorted).Code);
        Assert.InRange(nodes, 1, 2 * (DocumentLimits.Depth + 2));
    }

    [Fact]
    public void Aliases_cannot_deepen_a_document_beyond_its_bound()
    {
        var text = "a: &a " + new string('[', 40) + new string(']', 40) + "\nb: " + new string('[', 40) + "*a" + new string(']', 40);

        Assert.Equal("too-deep", Assert.Single(ContractReader.Read(text, "c.yaml").Findings).Code);
    }

    [Fact]
    public void Size_is_bounded_before_anything_is_parsed()
    {
        var findings = new FindingList("big.yaml");

        Assert.Null(DocumentParser.Parse(new string('é', DocumentLimits.Bytes / 2) + "é", findings, out var nodes));
        Assert.Equal("too-big", Assert.Single(findings.Sorted).Code);
        Assert.Equal(0, nodes);
    }

    [Fact]
    public void A_huge_key_over_many_children_is_not_multiplied()
    {
        var text = "\"" + new string('k', 1000) + "\": [" + string.Concat(Enumerable.Repeat("x,", 100_000)) + "]\n";

        var findings = ContractReader.Read(Head + text, "c.yaml").Findings;

        Assert.All(findings, finding => Assert.InRange(finding.ToString().Length, 1, 600));
    }

    [Fact]
    public void A_huge_number_is_not_repeated_in_its_finding()
    {
        var finding = ContractReader.Read($"{Head}id: {new string('1', 500_000)}\n", "c.yaml").Findings.Single(f => f.Path == "id");

        Assert.InRange(finding.ToString().Length, 1, 1000);
    }

    [Fact]
    public void Findings_are_bounded()
    {
        var text = Head + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"unknown{i}: x\n"));

        Assert.Equal(DocumentLimits.Findings, ContractReader.Read(text, "c.yaml").Findings.Count);
    }

    [Theory]
    [InlineData("    - {name: c, logicalTypeOptions: {minLength: 2, maxLength: 1}}\n")]
    [InlineData("    - {name: c, enum: [{id: a, value: 1}, {id: a, value: 2}]}\n")]
    [InlineData("    - {name: c, relationships: [{to: t.gone}]}\n")]
    public void An_error_after_hundreds_of_warnings_still_refuses_the_document(string property)
    {
        const string Start = "apiVersion: v3.2.0\nkind: DataContract\nid: a\nname: a\nversion: 1.0.0\nschema:\n- name: t\n  properties:\n";
        var warnings = string.Concat(Enumerable.Range(0, 300).Select(i => $"    - {{name: c{i}, logicalType: array}}\n"));

        Assert.True(ContractReader.Read(Start + warnings, "c.yaml").IsValid);
        Assert.False(ContractReader.Read(Start + warnings + property, "c.yaml").IsValid);
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0007)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFFFF)]
    public void Characters_that_YAML_forbids_are_reported_where_they_stand(int character)
    {
        var finding = Assert.Single(ContractReader.Read($"a: x\nb: {(char)character}c", "c.yaml").Findings);

        Assert.Equal(("unprintable-character", 2, 4), (finding.Code, finding.Line, finding.Column));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var text = new CaseFolder("every-section").Text;

        var contract = ContractReader.Read('\uFEFF' + text.Replace("\n", "\r\n", StringComparison.Ordinal), "c.yaml");

        Assert.True(contract.IsValid);
        Assert.Equal(ContentHash.Of(text), ContentHash.Of(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }
}
