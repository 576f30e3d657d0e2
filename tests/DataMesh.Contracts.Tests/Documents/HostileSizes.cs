using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>
/// Whatever the text: no exception, and at most 64 MiB allocated. Time is measured by <c>benchmarks -- contracts</c>, not here.
/// </summary>
public sealed class HostileSizes
{
    private const long Most = 64 * 1024 * 1024;

    public static TheoryData<int> AllShapes => [.. Enumerable.Range(0, HostileShapes.All.Count)];

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_document_as_big_as_allowed_takes_no_more_than_64_MiB(int shape)
    {
        AssertBounded(HostileShapes.Grow(HostileShapes.All[shape], DocumentLimits.Bytes));
        // Most shapes reach the bound on values first: just below it, all rules run over all of them.
        AssertBounded(HostileShapes.Largest(HostileShapes.All[shape]));
    }

    [Theory]
    [InlineData("&r {to: {T}.{T}}", "schema:\n- name: t\n  properties:\n", "  - {name: c#, relationships: [*x, *x, *x]}\n")]
    [InlineData("&r '{L}'", "schema: [{name: t}]\nslaProperties:\n", "- {property: a, value: 1, element: *x}\n")]
    [InlineData("&r '{T}'", "schema:\n- name: t\n  properties:\n", "  - {name: c#, logicalTypeOptions: {pattern: *x}}\n")]
    public void A_long_text_repeated_by_alias_is_not_multiplied(string anchored, string start, string row) =>
        AssertBounded(HostileShapes.Repeated(anchored, start, row));

    [Fact]
    public void No_mutation_of_a_document_makes_it_expensive()
    {
        var seeds = CaseFolder.Names.Select(name => new CaseFolder(name).Text).ToArray();
        string[] fragments = ["&a [*a, ", "*a", "<<: *a\n", "{", "[", "|\n", "? ", "!!binary ", "---\n", "\t", "\uFEFF", "\u2028", "- ",
            ": ", "'", "\"", "1e999999"];
        Gen.Select(Gen.OneOf(seeds), Gen.Double[0, 1], Gen.Int[0, 30], Gen.OneOf(fragments), Gen.Int[1, 3000])
            .Sample((seed, where, cut, fragment, times) =>
            {
                var start = (int)(where * seed.Length);
                AssertBounded(string.Concat(seed.AsSpan(0, start), string.Concat(Enumerable.Repeat(fragment, times)),
                    seed.AsSpan(Math.Min(seed.Length, start + cut))));
            }, iter: 100, threads: 1);
    }

    private static void AssertBounded(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = ContractReader.Read(text, "hostile").Findings.Count;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated <= Most,
            $"{allocated / 1048576.0:f1} MiB for {text.Length} characters that begin with\n{text[..Math.Min(300, text.Length)]}");
    }
}
