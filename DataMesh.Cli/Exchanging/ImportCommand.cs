using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Cli.Linting;
using DataMesh.Contracts;

namespace DataMesh.Cli.Exchanging;

/// <summary><c>mesh import</c>: a contract from something else.</summary>
internal static class ImportCommand
{
    public static Command Build(Surroundings surroundings) =>
        new("import", "Make a contract, status draft, from what is there; what it does not carry is noted.")
        {
            ImportPostgres.Build(surroundings),
            ImportFiles.Build(surroundings, "csv", "From CSV files.", ".csv", ".tsv", ".csv.gz", ".tsv.gz"),
            ImportFiles.Build(surroundings, "parquet", "From Parquet files.", ".parquet"),
            ImportFiles.Build(
                surroundings, "json", "From files of JSON rows.", ".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz"),
            Schema(surroundings, "json-schema", "From a JSON Schema, draft-07 to 2020-12.", ImportFormat.JsonSchema),
            Schema(surroundings, "avro", "From an Avro schema (.avsc).", ImportFormat.Avro),
            Migration(surroundings),
        };

    private static Command Schema(Surroundings surroundings, string name, string description, ImportFormat format)
    {
        var source = new Argument<string>("file") { Description = "The schema; '-' reads what is piped in." };
        var (wish, output) = (new ImportOptionSet(), new OutputOptionSet());
        var command = new Command(name, description) { source };
        wish.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var text = await ReadAsync(surroundings, parsed.GetValue(source)!, ct);
            var result = ContractImport.From(format, text.Text, text.File, wish.Of(parsed));
            return await WriteAsync(surroundings, result, output.File(parsed), output.Force(parsed), ct);
        });
        return command;
    }

    private static Command Migration(Surroundings surroundings)
    {
        var source = new Argument<string>("file") { Description = "The contract; '-' reads what is piped in." };
        var output = new OutputOptionSet();
        var command = new Command("odcs-2.2", "From a contract of ODCS 2.2: one of 3.1, and a report of each field that moved.")
        {
            source,
        };
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var text = await ReadAsync(surroundings, parsed.GetValue(source)!, ct);
            var result = ContractMigration.Migrate(text.Text, text.File);
            Findings(surroundings, result.Findings);
            if (result.Document is not { } document)
                throw new NotRunException($"'{text.File}' cannot be migrated: see the findings.");
            await WriteResult.ToAsync(surroundings, document, output.File(parsed), output.Force(parsed), ct);
            foreach (var move in result.Moves)
                surroundings.Error.WriteLine($"note: {Page.Shown($"{text.File}:{move}".ReplaceLineEndings(" "))}");
            return ExitCodes.Clean;
        });
        return command;
    }

    public static async Task<int> WriteAsync(Surroundings surroundings, ImportResult result, string? file, bool force, CancellationToken ct)
    {
        Findings(surroundings, result.Findings);
        if (!result.IsValid)
            throw new NotRunException("No contract could be made: see the findings.");
        await WriteResult.ToAsync(surroundings, result.Text, file, force, ct);
        WriteResult.Notes(surroundings, result.Notes);
        return ExitCodes.Clean;
    }

    private static void Findings(Surroundings surroundings, IReadOnlyList<Finding> findings)
    {
        var page = new LintPage(surroundings.OnError());
        foreach (var finding in findings)
            page.Write(LintFinding.Of(finding));
    }

    private static async Task<DocumentText> ReadAsync(Surroundings surroundings, string file, CancellationToken ct)
    {
        if (file == "-")
        {
            await using var input = surroundings.In();
            return new("stdin", await ReadText.OfStreamAsync(input, "stdin", ct));
        }

        return new(file, await ReadText.OfFileAsync(FindFiles.Existing(file, surroundings.Folder), file, ct));
    }
}
