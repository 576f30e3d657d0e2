using CsCheck;

namespace DataMesh.Contracts.Tests;

public sealed class ContractVersionTests
{
    private static readonly Gen<ContractVersion> Versions =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.OneOf("", "alpha", "alpha.1", "alpha.2", "beta", "10", "9"))
            .Select((major, minor, patch, pre) => new ContractVersion(major, minor, patch, pre));

    [Theory]
    [InlineData("1", 1, 0, 0)]
    [InlineData("1.2", 1, 2, 0)]
    [InlineData("v1.2.3", 1, 2, 3)]
    [InlineData("1.2.3-beta.1+build.5", 1, 2, 3)]
    public void Usual_spellings_are_read(string text, int major, int minor, int patch)
    {
        var version = ContractVersion.Parse(text);

        Assert.True(version.IsSemantic);
        Assert.Equal((major, minor, patch, text), (version.Major, version.Minor, version.Patch, version.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.")]
    [InlineData("99999999999")]
    [InlineData("1.0.0\n")]
    public void Other_texts_are_kept_as_not_semantic(string text)
    {
        var version = ContractVersion.Parse(text);

        Assert.False(version.IsSemantic);
        Assert.Equal(text, version.Text);
    }

    [Theory]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1")]
    [InlineData("1.0.0-alpha.1", "1.0.0-alpha.beta")]
    [InlineData("1.0.0-beta.2", "1.0.0-beta.11")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("1.9.0", "1.10.0")]
    public void Order_is_that_of_semver(string smaller, string greater) =>
        Assert.True(ContractVersion.Parse(smaller) < ContractVersion.Parse(greater));

    [Fact]
    public void A_version_reads_back_as_itself() =>
        Versions.Sample(version => Assert.Equal(version, ContractVersion.Parse(version.ToString())));

    [Fact]
    public void Order_and_equality_agree() =>
        Gen.Select(Versions, Versions).Sample((left, right) => (left.CompareTo(right) == 0) == left.Equals(right)
            && Math.Sign(left.CompareTo(right)) == -Math.Sign(right.CompareTo(left)));
}
