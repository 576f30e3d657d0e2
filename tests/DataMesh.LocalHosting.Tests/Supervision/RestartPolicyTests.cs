using DataMesh.LocalHosting.Supervision;

namespace DataMesh.LocalHosting.Tests.Supervision;

public sealed class RestartPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RestartPolicy _policy = new();

    [Fact]
    public void Each_crash_doubles_the_pause_and_the_fifth_within_a_minute_is_the_last() =>
        Assert.Equal(
            [0.2, 0.4, 0.8, 1.6, null],
            Enumerable.Range(0, 5).Select(second => _policy.Crashed(Start.AddSeconds(second))?.TotalSeconds));

    [Fact]
    public void Crashes_more_than_a_minute_ago_do_not_count() =>
        Assert.All(Enumerable.Range(0, 20), minute => Assert.Equal(0.2, _policy.Crashed(Start.AddMinutes(minute * 1.1))?.TotalSeconds));

    [Fact]
    public void A_process_that_wishes_to_be_started_anew_is_however_often()
    {
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(0.2, _policy.Crashed(Start, exitCode: 75)?.TotalSeconds));
        Assert.Equal(0.2, _policy.Crashed(Start, exitCode: 137)?.TotalSeconds);
    }

    [Fact]
    public void A_start_by_hand_counts_from_anew()
    {
        for (var crash = 0; crash < RestartPolicy.Attempts; crash++)
        {
            _policy.Crashed(Start);
        }

        _policy.Forget();
        Assert.Equal(0.2, _policy.Crashed(Start)?.TotalSeconds);
    }
}
