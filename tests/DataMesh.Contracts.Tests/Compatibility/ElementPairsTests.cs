namespace DataMesh.Contracts.Tests;

public sealed class ElementPairsTests
{
    [Fact]
    public void Of_two_equal_elements_one_has_no_partner()
    {
        Tag[] before = [new("a"), new("a")];
        Tag[] after = [new("a")];

        var pairs = ElementPairs.Of(before, after, new PairKey<Tag>(t => t.Text));

        Assert.Equal(2, pairs.Count);
        Assert.Equal((before[1], null), pairs[1]);
    }

    [Fact]
    public void A_guess_that_fits_two_elements_is_none()
    {
        var pairs = ElementPairs.Of<Tag>([new("a"), new("a")], [new("a")], new PairKey<Tag>(t => t.Text, Alone: true));

        Assert.DoesNotContain(pairs, pair => pair.Before is not null && pair.After is not null);
    }

    [Fact]
    public void The_first_key_wins_over_the_next()
    {
        var pairs = ElementPairs.Of<Named>(
            [new("1", "a"), new("2", "b")], [new("1", "b"), new("2", "a")], new PairKey<Named>(n => n.Id), new PairKey<Named>(n => n.Name));

        Assert.All(pairs, pair => Assert.Equal(pair.Before?.Id, pair.After?.Id));
    }

    private sealed record Tag(string Text);

    private sealed record Named(string Id, string Name);
}
