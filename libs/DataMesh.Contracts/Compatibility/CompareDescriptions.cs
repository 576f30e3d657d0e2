namespace DataMesh.Contracts;

/// <summary>What elements of all kinds share: ids, words, links and open values.</summary>
internal static class CompareDescriptions
{
    // Custom properties that the mesh acts on; each is compared by its own code.
    private static readonly Dictionary<string, (string Added, string Changed)> Shorthands = new(StringComparer.Ordinal)
    {
        ["mask"] = ("mask-added", "mask-changed"),
        ["rowFilter"] = ("row-filter-added", "row-filter-changed"),
        ["clustering"] = ("clustering-changed", "clustering-changed"),
    };

    public static void Id(this ChangeScope scope, string? before, string? after) =>
        scope.Field("id").Value("id-added", "id-changed", before, after);

    public static void Description(this ChangeScope scope, string field, string? before, string? after) =>
        scope.Field(field).Text("description-changed", before, after);

    public static void Tags(this ChangeScope scope, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        scope.Field("tags").Set("tag-added", before, after);

    public static void Definitions(
        this ChangeScope scope, IReadOnlyList<AuthoritativeDefinition> before, IReadOnlyList<AuthoritativeDefinition> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(d => d.Id), new(d => $"{d.Type} {d.Url}"), new(d => d.Type, Alone: true)))
        {
            var at = scope.Element("authoritativeDefinitions", b, a, d => d.Id ?? d.Type);
            if (at.Presence("definition-added", b, a, (a ?? b)!.Url) || b is null || a is null)
                continue;
            at.Id(b.Id, a.Id);
            at.Text("definition-changed", $"{b.Type} {b.Url} {b.Description}", $"{a.Type} {a.Url} {a.Description}");
        }
    }

    public static void Synonyms(this ChangeScope scope, IReadOnlyList<Synonym> before, IReadOnlyList<Synonym> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(s => s.Id), new(s => $"{s.Text} {s.Locale}"), new(s => s.Text)))
        {
            var at = scope.Element("synonyms", b, a, s => s.Id ?? s.Text);
            if (at.Presence("synonym-added", b, a, (a ?? b)!.Text) || b is null || a is null)
                continue;
            at.Id(b.Id, a.Id);
            at.Text("synonym-changed", Details(b), Details(a));
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }

        static string Details(Synonym s) => string.Join(", ", s.Text, s.Locale, s.Source, s.Status, s.Description);
    }

    public static void Context(this ChangeScope scope, ContextNotes? before, ContextNotes? after) =>
        scope.Field("context").Text("context-changed", Notes(before), Notes(after));

    public static void CustomProperties(
        this ChangeScope scope,
        IReadOnlyList<CustomProperty> before,
        IReadOnlyList<CustomProperty> after,
        params IReadOnlyList<string> without)
    {
        var (old, @new) = (Without(before, without), Without(after, without));
        foreach (var (b, a) in ElementPairs.Of(old, @new, new PairKey<CustomProperty>(p => $"{p.Vendor} {p.Property}")))
        {
            var at = scope.Element("customProperties", b, a, p => p.Property);
            var (added, changed) = Shorthands.GetValueOrDefault((a ?? b)!.Property, ("custom-property-added", "custom-property-changed"));
            at.Value(added, changed, NodeText.Of(b?.Value), NodeText.Of(a?.Value));
            if (b is null || a is null)
                continue;
            at.Id(b.Id, a.Id);
            at.Description("description", b.Description, a.Description);
        }
    }

    private static IReadOnlyList<CustomProperty> Without(IReadOnlyList<CustomProperty> properties, IReadOnlyList<string> names) =>
        names.Count == 0 ? properties : [.. properties.Where(p => !names.Contains(p.Property))];

    private static string? Notes(ContextNotes? notes)
    {
        if (notes is null)
            return null;
        var statements = notes.VerifiedStatements
            .Select(s => $"{s.Question} {s.Answer} {Details(s.Id, s.Tags, s.AuthoritativeDefinitions, s.CustomProperties)}");
        var constraints = notes.Constraints
            .Select(c => $"{c.Constraint} {Details(c.Id, c.Tags, c.AuthoritativeDefinitions, c.CustomProperties)}");
        return string.Join("; ", [notes.Instructions ?? "", .. statements, .. constraints]).Trim();
    }

    private static string Details(
        string? id, IReadOnlyList<string> tags, IReadOnlyList<AuthoritativeDefinition> links, IReadOnlyList<CustomProperty> open) =>
        string.Join(
            " ", [id, .. tags, .. links.Select(l => $"{l.Type} {l.Url} {l.Description}"), .. open.Select(p => NodeText.Of(p.Node))]);
}
