using CsCheck;

namespace DataMesh.Contracts.Tests;

public sealed class ContractWriterTests
{
    private static readonly string EverySection = new CaseFolder("every-section").Text;
    private static readonly string EveryProductField = new CaseFolder("every-product-field").Text;

    public static TheoryData<string, DocumentFormat> ValidCases()
    {
        var cases = new TheoryData<string, DocumentFormat>();
        foreach (var name in CaseFolder.Names.Where(name => new CaseFolder(name).Read().IsValid))
        {
            cases.Add(name, DocumentFormat.Yaml);
            cases.Add(name, DocumentFormat.Json);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void A_document_that_was_read_is_written_as_it_was(string name, DocumentFormat format)
    {
        var text = new CaseFolder(name).Text;

        Assert.Equal(Json(Parse(text)), Json(Parse(Rewrite(text, format, unread: false))));
    }

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void A_document_made_in_code_reads_back_equal(string name, DocumentFormat format)
    {
        var text = new CaseFolder(name).Text;

        Assert.Equal(ModelText.Of(Read(text)), ModelText.Of(Read(Rewrite(text, format, unread: true))));
    }

    [Fact]
    public void Any_valid_document_survives_writing() =>
        Documents.Sample(text =>
        {
            var written = Rewrite(text, DocumentFormat.Yaml, unread: false);
            Assert.Equal(Json(Parse(text)), Json(Parse(written)));
            Assert.Equal(written, Rewrite(written, DocumentFormat.Yaml, unread: false));
            Assert.Equal(ModelText.Of(Read(text)), ModelText.Of(Read(Rewrite(text, DocumentFormat.Json, unread: true))));
        }, iter: 100);

    [Fact]
    public void A_change_changes_nothing_else()
    {
        var contract = (DataContract)Read(EverySection);
        var text = ContractWriter.Write(contract with { Version = new ContractVersion(3, 0, 0) }, DocumentFormat.Yaml);

        Assert.Equal(Rewrite(EverySection, DocumentFormat.Yaml, unread: false).Replace("version: 2.1.0", "version: \"3.0.0\"",
            StringComparison.Ordinal), text);
    }

    [Fact]
    public void What_is_taken_away_is_gone()
    {
        var contract = (DataContract)Read(EverySection) with { Tags = [], Description = null, Price = null, Team = null };

        var tree = ContractWriter.Document(contract);

        Assert.DoesNotContain(tree.Entries, e => e.Name is "tags" or "description" or "price" or "team");
    }

    [Fact]
    public void Variables_and_unknown_properties_are_kept_verbatim()
    {
        var text = Rewrite(EverySection, DocumentFormat.Yaml, unread: false);

        Assert.Contains("port: '${DB_PORT}'", text, StringComparison.Ordinal);
        Assert.Contains("property: anything", text, StringComparison.Ordinal);
        Assert.Contains("contractCreatedTs: 2026-03-01T08:00:00Z", text, StringComparison.Ordinal);
    }

    // Documents with some parts cut out and some texts replaced: those that are still valid.
    private static readonly Gen<string> Documents =
        Gen.Select(Gen.Bool, Gen.Int[0, 400].List[0, 12], Gen.Int[0, 900].List[0, 4], Gen.OneOf("", "007", "a: b", "no", "x\ny\n",
            "${A}", "é😀"))
            .Select((isProduct, cuts, swaps, text) => DocumentWriter.Write(
                Mutate(Parse(isProduct ? EveryProductField : EverySection), [.. cuts], [.. swaps], text), DocumentFormat.Json))
            .Where(text => TryRead(text) is not null);

    private static DocumentNode Mutate(DocumentNode root, HashSet<int> cuts, HashSet<int> swaps, string text)
    {
        var number = 0;
        return Copy(root);

        DocumentNode Copy(DocumentNode node) => node.Kind switch
        {
            DocumentNodeKind.Mapping => DocumentNode.OfMapping(
                [.. node.Entries.Where(_ => !cuts.Contains(number++)).Select(e => new DocumentEntry(e.Key, Copy(e.Value)))]),
            DocumentNodeKind.Sequence => DocumentNode.OfSequence([.. node.Items.Where(_ => !cuts.Contains(number++)).Select(Copy)]),
            _ => node.ScalarType == ScalarType.Text && swaps.Contains(number++) ? DocumentNode.OfText(text) : node,
        };
    }

    private static string Rewrite(string text, DocumentFormat format, bool unread)
    {
        var document = Read(text);
        if (unread)
            document = (DocumentElement)ModelText.WithoutNodes(document);
        return document is DataContract contract ? ContractWriter.Write(contract, format) : ProductWriter.Write((DataProduct)document,
            format);
    }

    private static DocumentElement Read(string text) => TryRead(text) ?? throw new InvalidOperationException($"Not valid:\n{text}");

    private static DocumentElement? TryRead(string text) =>
        Parse(text).FindText("kind") == "DataProduct"
            ? ProductReader.ReadStandard(text, "p.odps.yaml").Value
            : ContractReader.ReadStandard(text, "c.odcs.yaml").Value;

    private static DocumentNode Parse(string text) =>
        DocumentParser.Parse(text, new FindingList("written")) ?? throw new InvalidOperationException($"No YAML:\n{text}");

    private static string Json(DocumentNode node) => DocumentWriter.Write(node, DocumentFormat.Json);
}
