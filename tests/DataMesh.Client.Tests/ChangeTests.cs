using System.Text.Json;

namespace DataMesh.Client.Tests;

public sealed class ChangeTests
{
    [Fact]
    public void A_change_of_a_kind_that_this_reader_does_not_know_keeps_its_place_in_the_feed()
    {
        const string Page = """{"changes":[{"kind":"ProductRetired","sequence":7,"at":"2026-01-01T00:00:00Z","domain":"sales","why":"old"}],"next":7}""";

        var page = JsonSerializer.Deserialize<ChangePage>(Page, MeshJson.Options)!;

        Assert.Equal((7L, "sales", typeof(Change)), (page.Changes[0].Sequence, page.Changes[0].Domain, page.Changes[0].GetType()));
    }

    [Fact]
    public void A_change_is_read_wherever_its_kind_stands()
    {
        const string Committed = """
            {"rows":5,"sequence":1,"at":"2026-01-01T00:00:00Z","domain":"d","contract":"c","major":1,"object":"o","dataVersion":3,"bytes":9,"runId":"r","kind":"DataCommitted"}
            """;

        Assert.Equal(5, Assert.IsType<DataCommitted>(JsonSerializer.Deserialize<Change>(Committed, MeshJson.Options)).Rows);
    }
}
