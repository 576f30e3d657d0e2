using Spectre.Console;

namespace DataMesh.LocalHosting.Terminal;

/// <summary>A table where there is a terminal, plain lines where there is none.</summary>
internal static class TerminalChoice
{
    public static ITerminal ForThisConsole() =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi || !AnsiConsole.Profile.Capabilities.Interactive
            ? new PlainTerminal(Console.Out)
            : new LiveTerminal(AnsiConsole.Console);
}
