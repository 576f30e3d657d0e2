namespace DataMesh.Benchmarks;

/// <summary>A kind of query, each time another one.</summary>
internal sealed record SearchQueries(string Name, bool IsMistyped, Func<string> Next)
{
    private static readonly string[] Filters = ["status=active", "classification=restricted", "domain=domain-7&domain=domain-8",
        "quality=unknown&tag=order"];

    public static IReadOnlyList<SearchQueries> Kinds(SearchMesh mesh)
    {
        string Name() => mesh.Names[mesh.Below(mesh.Names.Count)];
        string WordOf(int least)
        {
            var word = mesh.Word();
            while (word.Length < least)
            {
                word = mesh.Word();
            }

            return word;
        }

        return
        [
            new("one word", false, () => $"q={mesh.Word()}"),
            new("two words", false, () => $"q={mesh.Word()}+{mesh.Word()}"),
            new("three words", false, () => $"q={mesh.Word()}+{mesh.Word()}+{mesh.Word()}"),
            new("name of a product", false, () => $"q={Name()}"),
            new("beginning of a word", false, () => $"q={WordOf(5)[..4]}"),
            new("word and filter", false, () => $"q={mesh.Word()}&{Filters[mesh.Below(Filters.Length)]}"),
            new("browse with filter", false, () => Filters[mesh.Below(Filters.Length)]),
            new("one word, mistyped", true, () => $"q={Mistype(WordOf(4), mesh)}"),
            new("two words, one mistyped", true, () => $"q={mesh.Word()}+{Mistype(WordOf(4), mesh)}"),
            new("long word, mistyped twice", true, () => $"q={Mistype(Mistype(WordOf(8), mesh), mesh)}"),
        ];
    }

    private static string Mistype(string word, SearchMesh mesh)
    {
        var at = mesh.Below(word.Length - 1);
        return mesh.Below(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "e"),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + 'x' + word[(at + 1)..],
        };
    }
}
