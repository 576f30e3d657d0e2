using System.Globalization;
using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Finds the line and column of a path in the documents that are judged, and whose they are.</summary>
internal sealed class DocumentPlaces
{
    private static readonly string[] Keys = ["name", "property", "role", "server", "channel", "id"];
    private readonly Dictionary<string, Subject> _subjects = new(StringComparer.Ordinal);

    public DocumentPlaces(DocumentSet documents, DocumentSet? published)
    {
        // Those that are judged win: they may be published already under the same name.
        foreach (var set in new[] { published, documents }.OfType<DocumentSet>())
        {
            var products = ProductsOfContracts(set);
            foreach (var (file, product) in set.Products)
                _subjects[file] = new(product.Node, product.Domain, product.Name, null);
            foreach (var (file, contract) in set.Contracts)
                _subjects[file] = new(contract.Node, contract.Domain, contract.DataProduct ?? products.GetValueOrDefault(contract.Id),
                    contract.Name);
        }
    }

    public Subject? Find(string file) => _subjects.GetValueOrDefault(file);

    /// <summary>The place of a path, or of the nearest thing around it that is there.</summary>
    public static SourcePosition Position(DocumentNode root, string path)
    {
        var node = root;
        foreach (var step in Steps(path))
        {
            var next = node.Kind == DocumentNodeKind.Sequence ? Item(node, step) : node.Find(step);
            if (next is null)
                break;
            node = next;
        }

        return node.Position;
    }

    // By its place, or by its name as in schema[flight].
    private static DocumentNode? Item(DocumentNode sequence, string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index < sequence.Items.Count ? sequence.Items[index] : null
            : sequence.Items.FirstOrDefault(item => Keys.Any(key => item.Find(key)?.Text == step));

    // schema[0].properties['odd key'].name
    private static IEnumerable<string> Steps(string path)
    {
        var rest = path;
        while (rest.Length > 0)
        {
            var (open, close) = rest.StartsWith("['", StringComparison.Ordinal) ? (2, "']")
                : rest[0] == '[' ? (1, "]") : (rest[0] == '.' ? 1 : 0, "");
            rest = rest[open..];
            var end = close.Length > 0 ? rest.IndexOf(close, StringComparison.Ordinal) : rest.IndexOfAny(['.', '[']);
            end = end < 0 ? rest.Length : end;
            yield return rest[..end];
            rest = rest[Math.Min(rest.Length, end + close.Length)..];
        }
    }

    private static Dictionary<string, string> ProductsOfContracts(DocumentSet set) =>
        set.Products.SelectMany(document => document.Product.OutputPorts.Select(port => (port.ContractId, document.Product.Name)))
            .GroupBy(pair => pair.ContractId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);

    internal sealed record Subject(DocumentNode Root, string? Domain, string? Product, string? Contract);
}
