using DataMesh.EmbeddedServers.Processes;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.EmbeddedServers.Tests.Processes;

public sealed class PausesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Pauses_double_up_to_five_seconds_and_begin_again_after_a_long_life()
    {
        var pauses = new Pauses(_time);
        var seconds = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            pauses.Begin();
            seconds.Add(pauses.Next.TotalSeconds);
            await TakeAsync(pauses);
        }

        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 5, 5], seconds);
        pauses.Begin();
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(0.2, pauses.Next.TotalSeconds);
    }

    private async Task TakeAsync(Pauses pauses)
    {
        var taken = pauses.TakeAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(5));
        await taken;
    }
}
