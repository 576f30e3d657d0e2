using System.Text.RegularExpressions;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>What a PostgreSQL of the mesh is asked to be.</summary>
internal sealed partial record PostgresSettings
{
    public const string Title = "PostgreSQL";
    public const string PortSetting = "Postgres__Port";
    public const int DefaultPort = 5432;
    private const StringSplitOptions Names = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Folder of everything this server keeps; created when missing.</summary>
    public required string Data { get; init; }

    /// <summary>Folder of npm tools.</summary>
    public required string Tools { get; init; }

    /// <summary>TCP port on 127.0.0.1; 1 to 65535, 5432 by default.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Password of the superuser <c>postgres</c>; may differ from the one of the last start.</summary>
    public required string Password { get; init; }

    /// <summary>Databases that exist once the server is ready.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>A server of yours: only the databases are created there; null: run one.</summary>
    public string? Given { get; init; }

    /// <summary>False trades safety against a crash for speed; for tests.</summary>
    public bool Durable { get; init; } = true;

    /// <exception cref="ServerFault">A setting is missing or malformed.</exception>
    public static PostgresSettings Read(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("postgres");
        var data = configuration["data"];
        if (string.IsNullOrEmpty(data) && given is null)
        {
            throw new ServerFault("PostgreSQL needs a data folder: give --data DIR.");
        }

        data = Path.GetFullPath(data ?? ".");
        var settings = new PostgresSettings
        {
            Data = data,
            Tools = Npm.ToolFolder.For(configuration["tools"], data),
            Port = configuration.GetValue("Postgres:Port", DefaultPort),
            Password = configuration["Postgres:Password"] ?? "postgres",
            Databases = configuration["databases"]?.Split(',', Names) ?? [],
            Given = string.IsNullOrWhiteSpace(given) ? null : given,
        };
        settings.Validate();
        return settings;
    }

    private void Validate()
    {
        if (Port is < 1 or > 65535)
        {
            throw new ServerFault($"Postgres:Port is {Port}; give a port from 1 to 65535.");
        }

        if (Password.Length == 0 || Password.Any(char.IsControl))
        {
            throw new ServerFault("Postgres:Password is empty or has control characters; give a printable one.");
        }

        if (Databases.FirstOrDefault(name => !DatabaseName().IsMatch(name)) is { } wrong)
        {
            throw new ServerFault($"'{wrong}' is no database name: use lower-case letters, digits, '-' and '_', at most 63.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,62}$")]
    private static partial Regex DatabaseName();
}
