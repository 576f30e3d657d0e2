using CsCheck;

namespace DataMesh.Contracts.Tests;

public sealed class SpellingTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["abc"], 0, 6];

    [Theory]
    [InlineData("logcialType", "logicalType")]
    [InlineData("nam", "name")]
    [InlineData("contractid", "contractId")]
    [InlineData("zzz", null)]
    public void The_nearest_known_word_is_guessed(string typo, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(typo, ["name", "logicalType", "physicalType", "contractId"]));

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_equal_words() =>
        Gen.Select(Words, Words).Sample((left, right) =>
            Spelling.Distance(left, right) == Spelling.Distance(right, left) && (Spelling.Distance(left, right) == 0) == (left == right));

    [Fact]
    public void Distance_never_exceeds_the_longer_word() =>
        Gen.Select(Words, Words).Sample((left, right) => Spelling.Distance(left, right) <= Math.Max(left.Length, right.Length));
}
