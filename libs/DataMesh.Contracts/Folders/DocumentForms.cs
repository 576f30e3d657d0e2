using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>Tells contracts and products from other files. Never throws on any text; pure, no I/O.</summary>
public static partial class DocumentForms
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    // Files of other tools are many and big; most are told by a word that they lack.
    private static readonly string[] Words = ["DataContract", "DataProduct", "dataProductDescriptor", "dataset", "product"];

    /// <summary>True for the endings under which documents are kept: .yaml, .yml, .json.</summary>
    public static bool HasEnding(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>By the name alone: <c>*.odcs.yaml</c> is a contract, <c>*.odps.yaml</c> a product; .yml and .json alike.</summary>
    public static DocumentForm OfName(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Endings.Any(ending => file.EndsWith(".odcs" + ending, StringComparison.OrdinalIgnoreCase)) ? DocumentForm.Contract
            : Endings.Any(ending => file.EndsWith(".odps" + ending, StringComparison.OrdinalIgnoreCase)) ? DocumentForm.Product
            : DocumentForm.Unknown;
    }

    /// <summary>By the name, or else by what the text says first; also where the text is broken further down.</summary>
    public static DocumentForm Of(DocumentText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return OfName(document.File) is var named and not DocumentForm.Unknown ? named : OfText(document.Text);
    }

    private static DocumentForm OfText(string text)
    {
        if (!Words.Any(word => text.Contains(word, StringComparison.Ordinal)))
            return DocumentForm.Unknown;
        var kind = Kind().Match(text.Length <= DocumentLimits.Bytes ? text : text[..DocumentLimits.Bytes]);
        if (kind.Success)
            return kind.Groups["kind"].Value == "DataContract" ? DocumentForm.Contract : DocumentForm.Product;
        if (DocumentParser.Parse(text, new FindingList(string.Empty)) is not { Kind: DocumentNodeKind.Mapping } root)
            return DocumentForm.Unknown;
        return root.FindText("kind") == "DataContract" ? DocumentForm.Contract
            : root.FindText("kind") == "DataProduct" ? DocumentForm.Product
            : ContractMigration.IsOld(root) && root.Find("dataset") is not null ? DocumentForm.Contract
            : IsForeignProduct(root) ? DocumentForm.Product
            : DocumentForm.Unknown;
    }

    private static bool IsForeignProduct(DocumentNode root) =>
        root.Find("dataProductDescriptor") is not null
        || (root.Find("product") is { Kind: DocumentNodeKind.Mapping }
            && root.FindText("schema")?.Contains("odps", StringComparison.OrdinalIgnoreCase) == true);

    // At the margin in YAML, in quotes in JSON: found before parsing, because what does not parse is of some kind all the same.
    [GeneratedRegex("""^(kind|[ \t]*"kind")[ \t]*:[ \t]*["']?(?<kind>DataContract|DataProduct)\b""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}
