namespace DataMesh.Contracts.Tests;

public sealed class ChangeKindsTests
{
    private const string Begin = "<!-- codes: generated -->\n";
    private const string Head = "| code | readers | writers | demands | what happened; who is hurt |\n|---|---|---|---|---|\n";
    private const string End = "<!-- /codes -->";

    public static TheoryData<string> Codes => [.. ChangeKinds.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_mirror_of_a_mirror_is_the_kind_itself(string code) =>
        Assert.Equal(code, ChangeKinds.Of(ChangeKinds.Of(code).Mirror).Mirror);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_kind_says_what_happened_who_is_hurt_and_how(string code)
    {
        var kind = ChangeKinds.Of(code);

        Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Code);
        Assert.DoesNotMatch(@"^[A-Z]|\.$", kind.What);
        Assert.Matches(@"^[A-Z].*\.$", kind.Consequence);
    }

    [Fact]
    public void What_breaks_readers_demands_a_major_unless_it_ends_the_contract_or_protects_people()
    {
        var exempt = ChangeKinds.All.Where(k => k.Readers == Impact.Breaking && k.Demands != VersionBump.Major).Select(k => k.Code);

        Assert.Equal(["contract-retired", "classification-raised", "classification-changed", "mask-added", "row-filter-added"], exempt);
    }

    [Fact]
    public void Nothing_else_demands_a_major() =>
        Assert.All(ChangeKinds.All.Where(k => k.Demands == VersionBump.Major), k => Assert.Equal(Impact.Breaking, k.Readers));

    [Fact]
    public void Whatever_is_not_neutral_demands_at_least_a_minor() =>
        Assert.All(ChangeKinds.All.Where(k => k.Impact != Impact.Neutral), k => Assert.True(k.Demands >= VersionBump.Minor));

    [Fact]
    public void The_table_of_codes_in_the_documentation_is_generated_from_the_kinds()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "compatibility.md"));
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var generated = Head + string.Concat(ChangeKinds.All.Select(Row));
        // The text to paste when this fails.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "compatibility.generated.md"), generated);

        Assert.Equal(generated, page[start..page.IndexOf(End, StringComparison.Ordinal)]);
    }

    private static string Row(ChangeKind kind) =>
        $"| `{kind.Code}` | {Word(kind.Readers)} | {Word(kind.Writers)} | {Word(kind.Demands)} | {kind.What}. {kind.Consequence} |\n";

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var word = value.ToString().ToLowerInvariant();
        return word is "breaking" or "major" ? $"**{word}**" : word;
    }
}
