using Aspire.Hosting;
using DataMesh.AppHost;

namespace DataMesh.LocalHosting.Tests.AppHost;

public sealed class MeshOptionsTests
{
    [Fact]
    public void Every_option_of_the_help_is_understood()
    {
        var read = MeshOptions.Read(["--reset", "--no-dashboard", "--verbose", "--state", "somewhere", "--help"]);
        Assert.Equal(
            (true, true, true, true, Path.GetFullPath("somewhere")), (read.Reset, read.NoDashboard, read.Verbose, read.Help, read.State));
    }

    [Fact]
    public void Without_options_the_dashboard_runs_and_the_state_is_kept_in_the_repository()
    {
        var read = MeshOptions.Read([]);
        Assert.Equal((false, false, null), (read.Reset, read.NoDashboard, read.State));
    }

    [Theory]
    [InlineData("--operation", "publish", "--step", "publish")]
    [InlineData("--publisher", "manifest", "--output-path", "manifest.json")]
    public void Publishing_is_refused_in_one_sentence(params string[] args) => Assert.Equal(
        $"'{args[0]}' publishes or deploys the mesh, which needs the Aspire engine: "
        + "where its packages can be restored, add -p:MeshEngine=Aspire.",
        Assert.Throws<DistributedApplicationException>(() => MeshOptions.Read(args)).Message);

    [Theory]
    [InlineData("'--rest' is not an option; --help lists them.", "--rest")]
    [InlineData("--state needs a folder: --state DIR.", "--reset", "--state")]
    public void A_mistake_is_one_sentence(string sentence, params string[] args) =>
        Assert.Equal(sentence, Assert.Throws<DistributedApplicationException>(() => MeshOptions.Read(args)).Message);
}
