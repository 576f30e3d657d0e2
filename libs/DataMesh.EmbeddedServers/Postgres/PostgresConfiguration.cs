using System.Globalization;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Our part of the server's configuration, written at every start; what a person adds to postgresql.conf stays.</summary>
internal static class PostgresConfiguration
{
    /// <summary>Name of the file in the data folder; it is there only once the folder is complete.</summary>
    public const string File = "datamesh.conf";

    private const string Include = $"include = '{File}'";
    private const string Access = """
        # Written at every start: programs on this machine, with the password.
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        host replication all 127.0.0.1/32 scram-sha-256

        """;

    public static void Write(string folder, PostgresSettings settings)
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "pg_hba.conf"), Access);
        System.IO.File.WriteAllText(Path.Combine(folder, File), Text(settings));
        var main = Path.Combine(folder, "postgresql.conf");
        if (!System.IO.File.ReadAllText(main).Contains(Include, StringComparison.Ordinal))
        {
            System.IO.File.AppendAllText(main, $"\n{Include}\n");
        }
    }

    /// <summary>Many small services on one laptop: many connections, little memory, no compiler, no secrets in the log.</summary>
    private static string Text(PostgresSettings settings) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written at every start.
        listen_addresses = '127.0.0.1'
        port = {settings.Port}
        unix_socket_directories = ''
        password_encryption = scram-sha-256
        max_connections = 200
        shared_buffers = 64MB
        max_wal_size = 512MB
        jit = off
        fsync = {OnOff(settings.Durable)}
        synchronous_commit = {OnOff(settings.Durable)}
        full_page_writes = {OnOff(settings.Durable)}
        log_destination = stderr
        logging_collector = off
        log_line_prefix = ''
        log_checkpoints = off
        log_timezone = UTC
        timezone = UTC
        lc_messages = C
        # Rows never reach the log: no details, no failed statements.
        log_error_verbosity = terse
        log_min_error_statement = panic

        """);

    private static string OnOff(bool value) => value ? "on" : "off";
}
