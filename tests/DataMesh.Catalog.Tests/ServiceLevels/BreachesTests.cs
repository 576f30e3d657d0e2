using DataMesh.Catalog.ServiceLevels;

namespace DataMesh.Catalog.Tests.ServiceLevels;

/// <summary>Instants are minutes of one day.</summary>
public sealed class BreachesTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("0 10 20", 25, "")]
    [InlineData("0 15 20", 25, "10-15")]
    [InlineData("0 10", 25, "20-")]
    [InlineData("0 30 90", 120, "10-30 40-90 100-")]
    public void Rows_are_too_old_from_when_they_were_due_until_they_came(string commits, int now, string expected) =>
        Assert.Equal(expected, Text(Breaches.OfAge(At(commits), Ten, At(now))));

    [Theory]
    [InlineData("0", "5", 60, "")]
    [InlineData("0", "15", 60, "10-15")]
    [InlineData("0 2 4", "30", 60, "10-30")]
    [InlineData("0 40", "30", 60, "10-30 50-")]
    [InlineData("0 25", "30", 60, "10-30")]
    [InlineData("55", "30", 60, "")]
    [InlineData("", "30", 60, "")]
    public void A_table_is_late_from_when_an_input_was_due_until_it_is_worked_in(string inputs, string commits, int now, string expected) =>
        Assert.Equal(expected, Text(Breaches.OfReaction(At(inputs), At(commits), Ten, At(now))));

    [Theory]
    [InlineData("0 10 20", 0, 25, 1.0)]
    [InlineData("0 20", 0, 20, 0.5)]
    [InlineData("0", 0, 100, 0.1)]
    [InlineData("0", 90, 100, 0.0)]
    public void The_share_kept_is_a_share_of_time(string commits, int start, int now, double expected) =>
        Assert.Equal(expected, Breaches.Kept(Breaches.OfAge(At(commits), Ten, At(now)), At(start), At(now)), 3);

    private static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    private static List<DateTimeOffset> At(string minutes) =>
        [.. minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(minute => At(int.Parse(minute, System.Globalization.CultureInfo.InvariantCulture)))];

    private static string Text(IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> breaches) =>
        string.Join(' ', breaches.Select(breach => $"{(breach.From - At(0)).TotalMinutes:0}-{(breach.To - At(0))?.TotalMinutes:0}"));
}
