using System.Text;

namespace DataMesh.Governance.Tests.Relations;

/// <summary>docs/governance.md lists what there is; MESH_REWRITE_DOCS=1 makes the lists anew.</summary>
public sealed class GovernancePageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "governance.md");

    [Fact]
    public void The_page_lists_every_policy() => AssertPart("policies: made from governance/", "end of policies", PolicyTable());

    [Fact]
    public void The_page_lists_every_relation_and_column() => AssertPart(
        "relations: made from the code; MESH_REWRITE_DOCS=1 dotnet run --project tests/DataMesh.Governance.Tests makes it anew",
        "end of relations",
        RelationTables());

    [Fact]
    public void Columns_are_named_once_and_described() => Assert.All(Governance.Relations.All, relation =>
    {
        Assert.Equal(relation.Columns.Count, relation.Columns
            .Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(relation.Columns, column => Assert.NotEmpty(column.Description));
    });

    private static void AssertPart(string begin, string end, string expected)
    {
        var text = File.ReadAllText(Page);
        var from = text.IndexOf($"<!-- {begin} -->\n", StringComparison.Ordinal) + begin.Length + 10;
        var to = text.IndexOf($"<!-- {end} -->", StringComparison.Ordinal);
        var found = text[from..to];
        if (Environment.GetEnvironmentVariable("MESH_REWRITE_DOCS") == "1")
        {
            File.WriteAllText(Page, text[..from] + expected + text[to..]);
            found = expected;
        }

        Assert.Equal(expected, found);
    }

    private static string PolicyTable()
    {
        var table = new StringBuilder("| policy | severity | status | what it demands |\n|---|---|---|---|\n");
        foreach (var policy in Repository.Book.Policies)
        {
            table.Append(null, $"| [{policy.Id}](../{policy.File}) | {Word(policy.Severity)} | {Word(policy.Status)} | {policy.Title} |\n");
        }

        return table.ToString();
    }

    private static string RelationTables()
    {
        var tables = new StringBuilder();
        foreach (var relation in Governance.Relations.All
            .Where(relation => !relation.Name.StartsWith(Relation.PublishedPrefix, StringComparison.Ordinal)))
        {
            var mesh = relation.NeedsMesh ? " Known only to the mesh." : "";
            tables.Append(null, $"### {relation.Name}\n{relation.Description}{mesh}\n\n| column | type | |\n|---|---|---|\n");
            foreach (var column in relation.Columns)
                tables.Append(null, $"| `{column.Name}` | {column.Type} | {column.Description} |\n");
            tables.Append('\n');
        }

        return tables.ToString();
    }

    private static string Word(Enum value) => value.Word();
}
