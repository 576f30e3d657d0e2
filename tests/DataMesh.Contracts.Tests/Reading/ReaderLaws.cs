using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>What holds for every text.</summary>
public sealed class ReaderLaws
{
    private static readonly string[] Seeds = [.. CaseFolder.Names.Select(n => new CaseFolder(n).Text)];

    private static readonly string[] Fragments =
        ["\n", "  ", ": ", "- ", "[", "]", "{", "}", "'", "\"", "#", "&a ", "*a", "!!str ", "|\n", ">\n", "---\n", "%", "\t", "~", "<<",
            "? ", "\\u12", "\r", "\u2028", "\u0085", "é", "😀", "\uFEFF"];

    private static readonly Gen<string> Noise =
        Gen.Select(Gen.OneOf(Fragments), Gen.String[0, 6]).Array[0, 30]
            .Select(parts => string.Concat(parts.Select(p => p.Item1 + p.Item2)));

    // A case with a piece cut out and a fragment put in its place: nearly right, which reaches furthest.
    private static readonly Gen<string> Mutations =
        Gen.Select(Gen.OneOf(Seeds), Gen.Double[0, 1], Gen.Int[0, 20], Gen.OneOf(Fragments)).Select((seed, where, length, fragment) =>
        {
            var start = (int)(where * seed.Length);
            return string.Concat(seed.AsSpan(0, start), fragment, seed.AsSpan(Math.Min(seed.Length, start + length)));
        });

    private static readonly Gen<string> Texts = Gen.OneOf(Noise, Mutations, Mutations, Gen.String);

    [Fact]
    public void No_text_makes_a_reader_throw() =>
        Texts.Sample(text => ContractReader.Read(text, "x").IsValid | ProductReader.Read(text, "x").IsValid | true, iter: 1500);

    [Fact]
    public void Every_finding_lies_inside_of_the_text() =>
        Texts.Sample(text => Assert.All(ContractReader.Read(text, "x").Findings, finding => AssertInside(text, finding)), iter: 1500);

    [Fact]
    public void Findings_come_in_the_order_of_the_file() =>
        Mutations.Sample(text =>
        {
            var findings = ContractReader.Read(text, "x").Findings;
            var places = findings.Select(f => (f.Line, f.Column)).ToList();
            return places.SequenceEqual(places.Order());
        }, iter: 1500);

    [Fact]
    public void A_document_is_used_exactly_when_no_finding_is_an_error() =>
        Texts.Sample(text =>
        {
            var result = ContractReader.Read(text, "x");
            return result.IsValid == result.Findings.All(f => f.Severity == Severity.Warning);
        }, iter: 1500);

    // One past the end is where something missing is reported.
    private static void AssertInside(string text, Finding finding)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r', '\u0085', '\u2028', '\u2029');
        Assert.InRange(finding.Line, 1, lines.Length);
        Assert.InRange(finding.Column, 1, lines[finding.Line - 1].Length + 1);
    }
}
