namespace DataMesh.Operations.Tests.Settings;

public sealed class SettingsTableTests
{
    private const string Begin = "<!-- settings: made from the code; MESH_REWRITE_DOCS=1 dotnet run --project tests/DataMesh.Operations.Tests -- --filter-class \"*SettingsTableTests\" makes it anew -->\n";
    private const string End = "<!-- /settings -->";

    [Fact]
    public void The_table_of_settings_says_what_the_code_says()
    {
        var file = Path.Combine(PublishedMesh.Repository, "docs", "operations.md");
        var page = File.ReadAllText(file);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= Begin.Length && end >= begin, $"docs/operations.md has no place for the table, between '{Begin.Trim()}' and '{End}'.");
        if (Environment.GetEnvironmentVariable("MESH_REWRITE_DOCS") == "1")
        {
            page = $"{page[..begin]}{SettingsTable.Text}{page[end..]}";
            File.WriteAllText(file, page);
            end = page.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.Equal(SettingsTable.Text, page[begin..end]);
    }
}
