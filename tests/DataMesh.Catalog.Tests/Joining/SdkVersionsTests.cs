using DataMesh.Catalog.Joining;

namespace DataMesh.Catalog.Tests.Joining;

public sealed class SdkVersionsTests
{
    [Theory]
    [InlineData("1.4.0", "1.4.2")]
    [InlineData("1.4.9-preview.1", "1.4.2")]
    [InlineData(null, "1.4.2")]
    public void The_same_minor_version_is_worth_no_word(string? sdk, string platform)
    {
        Assert.Null(SdkVersions.Warn(sdk, platform));
        Assert.False(SdkVersions.IsForeign(sdk, platform));
    }

    [Theory]
    [InlineData("1.3.7", "1.4.0", "older")]
    [InlineData("1.5.0", "1.4.0", "newer")]
    [InlineData("0.1.0", "0.2.0", "older")]
    [InlineData("one", "1.4.0", "no semantic version")]
    public void Another_minor_version_works_with_a_warning(string sdk, string platform, string said)
    {
        Assert.Contains(said, SdkVersions.Warn(sdk, platform), StringComparison.Ordinal);
        Assert.False(SdkVersions.IsForeign(sdk, platform));
    }

    [Theory]
    [InlineData("2.0.0", "1.4.0")]
    [InlineData("0.9.0", "1.0.0")]
    public void Another_major_version_is_foreign_and_the_right_one_is_named(string sdk, string platform)
    {
        Assert.True(SdkVersions.IsForeign(sdk, platform));
        Assert.Contains($"use DataMesh.Sdk {platform[..3]}", SdkVersions.Warn(sdk, platform), StringComparison.Ordinal);
    }
}
