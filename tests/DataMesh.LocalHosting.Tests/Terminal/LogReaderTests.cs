using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Tests.Terminal;

public sealed class LogReaderTests
{
    [Fact]
    public void A_logger_s_heading_gives_its_level_to_the_lines_below_and_those_that_say_what_happened_are_messages()
    {
        var reader = new LogReader(isError: false);
        string[] lines =
        [
            "\x1b[41m\x1b[30mfail\x1b[39m\x1b[22m\x1b[49m: DataMesh.Catalog.Products[3]",
            "      The product could not be stored.",
            "      System.IO.IOException: No space left on device",
            "         at Somewhere()",
            "\x1b[32minfo\x1b[39m: DataMesh.Catalog[1]",
            "      Ready.",
            "Installing the dashboard",
        ];

        Assert.Equal(
            [
                (LogSeverity.Error, false), (LogSeverity.Error, true), (LogSeverity.Error, true), (LogSeverity.Error, false),
                (LogSeverity.Detail, false), (LogSeverity.Detail, true), (LogSeverity.Plain, true),
            ],
            lines.Select(reader.Read).Select(line => (line.Severity, line.IsMessage)));
    }

    [Fact]
    public void What_is_written_to_the_error_stream_is_an_error_and_a_stack_is_no_message()
    {
        var reader = new LogReader(isError: true);
        Assert.Equal((LogSeverity.Error, true), Of("Unhandled exception. System.InvalidOperationException: no"));
        Assert.Equal((LogSeverity.Error, false), Of("   at Program.Main()"));
        Assert.Equal((LogSeverity.Error, false), Of("--- End of stack trace from previous location ---"));

        (LogSeverity, bool) Of(string text)
        {
            var line = reader.Read(text);
            return (line.Severity, line.IsMessage);
        }
    }
}
