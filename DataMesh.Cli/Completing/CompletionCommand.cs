using System.CommandLine;
using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Completing;

/// <summary><c>mesh completion</c>: a script for a shell, which asks <c>mesh</c> itself what could come next.</summary>
internal static class CompletionCommand
{
    public static Command Build(Surroundings surroundings)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a script that completes commands, options and values in a shell.") { shell };
        command.SetAction(parsed =>
        {
            surroundings.Out.Write(ShellScripts.Of(parsed.GetValue(shell)!));
            return ExitCodes.Clean;
        });
        return command;
    }
}
