using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Tests.Terminal;

public sealed class PlainTerminalTests
{
    [Fact]
    public async Task A_file_gets_a_line_for_each_arrival_and_the_addresses_at_the_end()
    {
        await using var written = new StringWriter { NewLine = "\n" };
        await using var terminal = new PlainTerminal(written);
        var row = new ResourceRow("gateway", "Starting", "http://localhost:5100", "reads", IsUp: false, IsDown: false);

        terminal.Show(row);
        terminal.Show(row with { State = "Healthy", IsUp = true });
        terminal.Show(row with { State = "Healthy", IsUp = true, Detail = "again" });
        terminal.Up(TimeSpan.FromSeconds(7.3), [("Scheduler", "http://localhost:5100/hangfire")]);

        Assert.Equal(
            """
            gateway              | Healthy http://localhost:5100
            Everything runs after 7.3 s.
              Scheduler          http://localhost:5100/hangfire

            """,
            written.ToString());
    }
}
