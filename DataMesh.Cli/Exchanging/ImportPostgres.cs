using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Import;
using Npgsql;

namespace DataMesh.Cli.Exchanging;

/// <summary><c>mesh import postgres</c>: tables, keys and comments of a live database; its rows are not read.</summary>
internal static class ImportPostgres
{
    private const string Key = "MESH_POSTGRES";

    public static Command Build(Surroundings surroundings)
    {
        var source = new Argument<string?>("connection")
        {
            Description = "postgresql://user@host:5432/database, or Host=…;Database=… "
                + $"[default: ${Key}, which keeps a password out of the list of processes].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var schemas = new Option<string[]>("--schema") { Description = "Schemas to look in; several may be given [default: public]." };
        var tables = new Option<string[]>("--table")
        {
            Description = "Tables and views, as name or schema.name; several may be given [default: all].",
        };
        var (wish, output) = (new ImportOptionSet(), new OutputOptionSet());
        var command = new Command("postgres", "From tables and views of a live PostgreSQL database.") { source, schemas, tables };
        wish.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var given = parsed.GetValue(source) ?? surroundings.Variable(Key)
                ?? throw NotRunException.Misused($"Say which database: name it, or set {Key}.");
            await using var database = Open(given);
            var selection = new PostgresSelection
            {
                Schemas = parsed.GetValue(schemas) is { Length: > 0 } some ? some : new PostgresSelection().Schemas,
                Tables = parsed.GetValue(tables) ?? [],
            };
            var result = await ImportSource.ReadAsync(() => PostgresImport.ReadAsync(database, selection, wish.Of(parsed), ct));
            return await ImportCommand.WriteAsync(surroundings, result, output.File(parsed), output.Force(parsed), ct);
        });
        return command;
    }

    private static NpgsqlDataSource Open(string given)
    {
        try
        {
            var isAddress = given.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
                && given.Contains("://", StringComparison.Ordinal);
            return NpgsqlDataSource.Create(isAddress ? OfAddress(new(given)) : given);
        }
        catch (Exception malformed) when (malformed is ArgumentException or UriFormatException)
        {
            // What was given may hold a password: it is not repeated.
            throw NotRunException.Misused(
                "That is no connection to PostgreSQL. Write postgresql://user@host:5432/database, or Host=…;Username=…;Database=….");
        }
    }

    private static string OfAddress(Uri address)
    {
        var (user, password) = address.UserInfo.Split(':', 2) is [var name, var secret] ? (name, secret) : (address.UserInfo, string.Empty);
        var connection = new NpgsqlConnectionStringBuilder { Host = address.Host, Port = address.Port > 0 ? address.Port : 5432 };
        if (user.Length > 0)
            connection.Username = Uri.UnescapeDataString(user);
        if (password.Length > 0)
            connection.Password = Uri.UnescapeDataString(password);
        if (address.AbsolutePath.Trim('/') is { Length: > 0 } database)
            connection.Database = Uri.UnescapeDataString(database);
        return connection.ConnectionString;
    }
}
