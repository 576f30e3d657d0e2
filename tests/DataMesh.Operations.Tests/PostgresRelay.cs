using System.Net;
using System.Net.Sockets;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Operations.Tests;

/// <summary>
/// A PostgreSQL that is down until it is started: a port that nobody answers, then one that leads to the tests' server. Its databases belong
/// to an account with a password of its own, for the processes refuse the well-known ones.
/// </summary>
internal sealed class PostgresRelay : IAsyncDisposable
{
    private readonly List<TestDatabase> _databases = [];
    private readonly TcpListener _listener;
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly string _account = $"ship_{Guid.CreateVersion7():N}";
    private readonly string _password = Guid.NewGuid().ToString("N");

    private PostgresRelay(string server)
    {
        _server = new(server);
        _listener = new(IPAddress.Loopback, MeshProcess.FreeAddress().Port);
    }

    public static async Task<PostgresRelay> CreateAsync()
    {
        var relay = new PostgresRelay(await PostgresServer.ConnectionStringAsync());
        await relay.ExecuteAsync($"CREATE ROLE {relay._account} LOGIN PASSWORD '{relay._password}'");
        return relay;
    }

    /// <summary>A new database and its connection string through the relay.</summary>
    public async Task<string> DatabaseAsync()
    {
        var database = await TestDatabase.CreateAsync();
        _databases.Add(database);
        await ExecuteAsync($"ALTER DATABASE \"{database.Name}\" OWNER TO {_account}");
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            Database = database.Name,
            Username = _account,
            Password = _password,
        }.ConnectionString;
    }

    public void Start()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }

        await ExecuteAsync($"DROP ROLE {_account}");
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        try
        {
            using var near = client;
            using var far = new TcpClient();
            await far.ConnectAsync(_server.Host!, _server.Port, _stop.Token);
            await Task.WhenAny(
                near.GetStream().CopyToAsync(far.GetStream(), _stop.Token), far.GetStream().CopyToAsync(near.GetStream(), _stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // One side went away, and so does the other.
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own; a role's name cannot be a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
