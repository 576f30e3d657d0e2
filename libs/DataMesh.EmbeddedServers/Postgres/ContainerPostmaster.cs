using System.Globalization;
using System.Security.Cryptography;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>
/// PostgreSQL in a container: data in a named volume, for the owner of files in a bind mount differs from engine to engine. The volume's
/// name lies in the data folder, so that a wiped folder means a new, empty volume.
/// </summary>
internal sealed class ContainerPostmaster(PostgresSettings settings, ContainerEngine engine) : IPostmaster
{
    private const string Image = "docker.io/library/postgres:18.3";
    private const int ServerPort = 5432;
    private const string PasswordVariable = "POSTGRES_PASSWORD";
    private static readonly TimeSpan PullWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);
    private readonly string _name = NameIn(settings.Data);

    public string Title => $"PostgreSQL in a container ({Image})";

    /// <summary>
    /// In the foreground, the client passes signals on to the server. The password travels in a variable, not on the command line.
    /// </summary>
    public ChildCommand Command => new(engine.Program,
    [
        "run", "--rm", "--name", _name, "--env", PasswordVariable, "--volume", $"{_name}:/var/lib/postgresql",
        "--publish", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{settings.Port}:{ServerPort}"),
        "--stop-signal", "SIGINT", Image,
        "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "jit=off", "-c", "timezone=UTC", "-c", "log_error_verbosity=terse",
        "-c", "log_min_error_statement=panic", "-c", "log_checkpoints=off", "-c", "log_line_prefix=",
    ])
    {
        OnParentDeath = Signal.Interrupt,
        Environment = new Dictionary<string, string?> { [PasswordVariable] = settings.Password },
    };

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // A container of this name was left by a run that was killed; there may be none, and that is no error.
        await engine.RunAsync(["rm", "--force", _name], string.Empty, AnswerWithin, cancellationToken);
        if ((await engine.RunAsync(["image", "inspect", Image], string.Empty, AnswerWithin, cancellationToken)).ExitCode == 0)
        {
            return;
        }

        var (code, output) = await engine.RunAsync(["pull", "--quiet", Image], string.Empty, PullWithin, cancellationToken);
        if (code != 0)
        {
            throw new ServerFault($"{Path.GetFileName(engine.Program)} cannot pull {Image}: {output.Trim()}");
        }
    }

    /// <summary>Inside the container the socket trusts whoever may enter, which is the engine's owner.</summary>
    public async Task SetPasswordAsync(ChildProcess running, CancellationToken cancellationToken)
    {
        var statement = $"ALTER ROLE postgres PASSWORD '{settings.Password.Replace("'", "''", StringComparison.Ordinal)}';\n";
        var (code, output) = await engine.RunAsync(
            ["exec", "--interactive", _name, "psql", "-v", "ON_ERROR_STOP=1", "-U", "postgres"],
            statement,
            AnswerWithin,
            cancellationToken);
        if (code != 0)
        {
            throw new ServerFault($"The password of the PostgreSQL in container {_name} cannot be changed: {output.Trim()}");
        }

        await StopAsync(running, AnswerWithin);
    }

    public Task StopAsync(ChildProcess running, TimeSpan within) => running.StopAsync(Signal.Interrupt, within);

    private static string NameIn(string data)
    {
        var file = Path.Combine(data, "volume");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, $"datamesh-postgres-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        }

        return File.ReadAllText(file);
    }
}
