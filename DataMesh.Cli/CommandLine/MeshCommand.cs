using System.CommandLine;
using System.CommandLine.Invocation;
using DataMesh.Cli.Comparing;
using DataMesh.Cli.Completing;
using DataMesh.Cli.Exchanging;
using DataMesh.Cli.Explaining;
using DataMesh.Cli.Governing;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Publishing;
using DataMesh.Cli.Searching;
using DataMesh.Cli.Showing;

namespace DataMesh.Cli.CommandLine;

/// <summary>The command <c>mesh</c>: what it can do, and how every way of ending becomes an exit code.</summary>
internal static class MeshCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken ct)
    {
        try
        {
            // Without response files: '@' begins versions and addresses here.
            var parsed = Build(surroundings).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var isMistaken = parsed.Action is ParseErrorAction;
            if (parsed.Action is ParseErrorAction mistake)
                mistake.ShowHelp = false;
            var ended = await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = surroundings.Out,
                    Error = surroundings.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = surroundings.EndWithin,
                },
                ct);
            return isMistaken ? ExitCodes.Usage : ended;
        }
        catch (NotRunException reason)
        {
            await surroundings.Error.WriteLineAsync($"mesh: {Page.Shown(reason.Message)}");
            return reason.ExitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync($"mesh: {Page.Shown(failure.Message)}");
            return ExitCodes.NotRun;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        finally
        {
            await surroundings.Out.FlushAsync(CancellationToken.None);
        }
    }

    private static RootCommand Build(Surroundings surroundings) =>
        new("Checks, compares, publishes and shows data products and their contracts.")
        {
            LintCommand.Build(surroundings),
            DiffCommand.Build(surroundings),
            ImportCommand.Build(surroundings),
            ExportCommand.Build(surroundings),
            PolicyCommand.Build(surroundings),
            SearchCommand.Build(surroundings),
            ShowCommand.Build(surroundings),
            PublishCommand.Build(surroundings),
            ExplainCommand.Build(surroundings),
            CompletionCommand.Build(surroundings),
        };
}
