using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataMesh.Contracts.Tests;

/// <summary>A folder of <c>Compatibility/Cases</c>: two versions of a contract and what their comparison finds.</summary>
internal sealed class ComparisonFolder(string name)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Compatibility", "Cases");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public DataContract Before => Read("before.odcs.yaml");

    public DataContract After => Read("after.odcs.yaml");

    public ExpectedComparison Expected =>
        JsonSerializer.Deserialize<ExpectedComparison>(File.ReadAllText(Path.Combine(Root, name, "expected.json")), Json)
        ?? throw new InvalidOperationException($"{name}/expected.json holds null.");

    public ContractComparison Compare() => ContractComparer.Compare(Before, After);

    private DataContract Read(string file)
    {
        var result = ContractReader.Read(File.ReadAllText(Path.Combine(Root, name, file)), $"{name}/{file}");
        return result.Value ?? throw new InvalidOperationException(string.Join('\n', result.Findings));
    }
}
