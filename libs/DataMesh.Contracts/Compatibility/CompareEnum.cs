namespace DataMesh.Contracts;

/// <summary>Closed lists of values.</summary>
internal static class CompareEnum
{
    public static void Enum(this ChangeScope scope, IReadOnlyList<EnumValue> before, IReadOnlyList<EnumValue> after)
    {
        var list = scope.Field("enum");
        if (before.Count == 0 || after.Count == 0)
        {
            list.Value("enum-added", "enum-added", Text(before), Text(after));
            return;
        }

        foreach (var (b, a) in ElementPairs.Of(before, after, new PairKey<EnumValue>(v => NodeText.Of(v.Value))))
        {
            var at = scope.Element("enum", b, a, v => NodeText.Plain(v.Value) ?? "");
            if (at.Presence("enum-value-added", b, a, NodeText.Of((a ?? b)!.Value)) || b is null || a is null)
                continue;
            at.Id(b.Id, a.Id);
            at.Text("enum-value-described", $"{b.Label} {b.Description}", $"{a.Label} {a.Description}");
            at.Tags(b.Tags, a.Tags);
            at.Definitions(b.AuthoritativeDefinitions, a.AuthoritativeDefinitions);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }
    }

    private static string? Text(IReadOnlyList<EnumValue> values) =>
        values.Count == 0 ? null : string.Join(", ", values.Select(v => NodeText.Plain(v.Value)).Order(StringComparer.Ordinal));
}
