using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Asks the kernel, as the account itself, what the account may reach: permissions of every parent folder count.</summary>
internal static class AccountAccess
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public static Task<bool> CanUseAsync(Account account, string folder, CancellationToken cancellationToken) =>
        CheckAsync(account, RunAs.CheckFolder, folder, cancellationToken);

    public static Task<bool> CanRunAsync(Account account, string program, CancellationToken cancellationToken) =>
        CheckAsync(account, RunAs.CheckProgram, program, cancellationToken);

    private static async Task<bool> CheckAsync(Account account, string what, string path, CancellationToken cancellationToken)
    {
        var check = new ChildCommand(what, [path]) { Account = account };
        return (await ChildProcess.RunAsync(check, string.Empty, AnswerWithin, cancellationToken)).ExitCode == 0;
    }
}
