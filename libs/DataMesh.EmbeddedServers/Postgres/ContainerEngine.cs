using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Docker or Podman, whichever answers.</summary>
internal sealed record ContainerEngine(string Program)
{
    private static readonly string[] Names = ["docker", "podman"];
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public static async Task<ContainerEngine?> FindAsync(IMachine machine, CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            if (SearchPath.For(machine, name) is { } program && await new ContainerEngine(program).AnswersAsync(cancellationToken))
            {
                return new ContainerEngine(program);
            }
        }

        return null;
    }

    /// <summary>Runs one command of the engine to its end.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(
        string[] arguments, string input, TimeSpan within, CancellationToken cancellationToken) =>
        ChildProcess.RunAsync(new ChildCommand(Program, arguments), input, within, cancellationToken);

    /// <summary>An installed client says nothing: the engine behind it has to answer.</summary>
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await RunAsync(["info"], string.Empty, AnswerWithin, cancellationToken)).ExitCode == 0;
        }
        catch (ServerFault)
        {
            // It hangs, which is no answer.
            return false;
        }
    }
}
