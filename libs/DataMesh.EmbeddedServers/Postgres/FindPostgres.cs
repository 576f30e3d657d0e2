using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Finds a way to run PostgreSQL: programs on this machine, else the npm package, else a container engine.</summary>
internal sealed partial class FindPostgres(IMachine machine, InstallTool install, ILogger<FindPostgres> logger)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private readonly List<string> _refused = [];

    /// <summary>Returns what runs PostgreSQL on the settings' data.</summary>
    /// <exception cref="ServerFault">Nothing does; the sentence names the remedies.</exception>
    public async Task<IPostmaster> FindAsync(PostgresSettings settings, Account? account, CancellationToken cancellationToken)
    {
        var data = await PlaceData.PlaceAsync(settings.Data, account, cancellationToken);
        if (data.Moved)
        {
            Log.DataMoved(logger, account!.Name, data.Folder);
        }

        var major = data.Major();
        var binaries = await ChooseAsync(SearchBinaries.In(machine), major, cancellationToken)
            ?? await InstalledAsync(settings, major, cancellationToken);
        if (binaries is not null)
        {
            var reachable = await ReachableAsync(binaries, account, data, cancellationToken);
            return new BinariesPostmaster(settings, reachable, data, account, logger);
        }

        if (major is { } made)
        {
            throw WrongMajor(data.Folder, made);
        }

        return await ContainerEngine.FindAsync(machine, cancellationToken) is { } engine
            ? new ContainerPostmaster(settings, engine)
            : throw Nothing();
    }

    private async Task<PostgresBinaries?> ChooseAsync(IEnumerable<string> folders, int? dataMajor, CancellationToken cancellationToken) =>
        await ChooseBinaries.FirstAsync(folders, folder => VersionAsync(folder, cancellationToken), dataMajor, reason =>
        {
            _refused.Add(reason);
            Log.PassedOver(logger, reason);
        });

    private async Task<PostgresBinaries?> InstalledAsync(PostgresSettings settings, int? dataMajor, CancellationToken cancellationToken)
    {
        var tool = NpmTool.Postgres;
        if (dataMajor is { } major && PostgresVersion.Parse($"(PostgreSQL) {tool.Version}")?.Major != major)
        {
            return null;
        }

        try
        {
            var folder = await install.InstallAsync(tool, settings.Tools, cancellationToken);
            return await ChooseAsync([Path.Combine(folder, NpmTool.PostgresBinaries)], dataMajor, cancellationToken);
        }
        catch (ServerFault fault)
        {
            _refused.Add($"npm: {fault.Message}");
            Log.PassedOver(logger, fault.Message);
            return null;
        }
    }

    /// <summary>An account that may not enter the folder of the programs (a private home) gets a copy beside its data.</summary>
    private static async Task<PostgresBinaries> ReachableAsync(
        PostgresBinaries binaries, Account? account, DataFolder data, CancellationToken cancellationToken)
    {
        if (account is null || await AccountAccess.CanRunAsync(account, binaries.Server, cancellationToken))
        {
            return binaries;
        }

        var copy = Path.Combine(Path.GetDirectoryName(data.Folder)!, $"postgres-{binaries.Version.Text}");
        CopyFolder.Copy(Path.GetDirectoryName(binaries.Folder)!, copy);
        return binaries with { Folder = Path.Combine(copy, Path.GetFileName(binaries.Folder)) };
    }

    private static async Task<string?> VersionAsync(string folder, CancellationToken cancellationToken)
    {
        var server = new PostgresBinaries(folder, new PostgresVersion(0, string.Empty)).Server;
        var (code, output) = await ChildProcess.RunAsync(
            new ChildCommand(server, ["--version"]), string.Empty, AnswerWithin, cancellationToken);
        return code == 0 ? output : null;
    }

    private static ServerFault WrongMajor(string folder, int major) => new(
        $"The data in {folder} was made by PostgreSQL {major}, which is not found here: install PostgreSQL {major} or set "
        + $"{SearchBinaries.Variable} to the folder of its programs, or start over with empty data (--reset).");

    private ServerFault Nothing() => new(
        "No PostgreSQL found. Do one of: set ConnectionStrings__postgres to a server of yours; install PostgreSQL "
        + $"{PostgresVersion.OldestMajor} or newer (or set {SearchBinaries.Variable} to the folder of its programs); install Node.js, "
        + "whose npm then brings PostgreSQL; start Docker or Podman."
        + (_refused.Count == 0 ? string.Empty : $" Tried: {string.Join("; ", _refused)}."));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Not used: {Reason}")]
        public static partial void PassedOver(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Information,
            "PostgreSQL runs as user {User}, who cannot enter the mesh's own folder, so its data is in {Folder}")]
        public static partial void DataMoved(ILogger logger, string user, string folder);
    }
}
