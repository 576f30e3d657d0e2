using System.Text.Json;

namespace DataMesh.Contracts.Tests;

/// <summary>A folder of <c>Cases</c>: a document and the findings expected of it.</summary>
internal sealed class CaseFolder(string name)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    private string Folder => Path.Combine(Root, name);

    public string Document => Directory.EnumerateFiles(Folder, "*.od?s.*").Single();

    public string Text => File.ReadAllText(Document);

    public IReadOnlyList<ExpectedFinding> Expected =>
        JsonSerializer.Deserialize<List<ExpectedFinding>>(File.ReadAllText(Path.Combine(Folder, "expected.json")), Json)
        ?? throw new InvalidOperationException($"{name}/expected.json holds null.");

    public (bool IsValid, IReadOnlyList<Finding> Findings) Read()
    {
        var file = Path.GetFileName(Document);
        if (file.Contains(".odps.", StringComparison.Ordinal))
        {
            var product = ProductReader.Read(Text, file);
            return (product.IsValid, product.Findings);
        }

        var contract = ContractReader.Read(Text, file);
        return (contract.IsValid, contract.Findings);
    }
}
