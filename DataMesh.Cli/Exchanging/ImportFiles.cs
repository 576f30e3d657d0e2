using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Files;
using DataMesh.Import;

namespace DataMesh.Cli.Exchanging;

/// <summary><c>mesh import csv|parquet|json</c>: types, keys and values as the rows show them.</summary>
internal static class ImportFiles
{
    public static Command Build(Surroundings surroundings, string name, string description, params string[] extensions)
    {
        var files = new Argument<string[]>("file")
        {
            Description = $"{string.Join(", ", extensions)}; each becomes an object.",
            Arity = ArgumentArity.OneOrMore,
        };
        var rows = new Option<long>("--rows")
        {
            Description = "Most rows of each file that are looked at; beyond them nothing is called required or a key.",
            DefaultValueFactory = _ => new FileSelection().MostRows,
        };
        rows.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<long>() < 1)
                given.AddError("--rows takes 1 or more.");
        });
        var (wish, output) = (new ImportOptionSet(), new OutputOptionSet());
        var command = new Command(name, description) { files, rows };
        wish.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            List<string> paths = [.. parsed.GetValue(files)!.Select(file => Locate(surroundings, file, extensions))];
            var selection = new FileSelection { MostRows = parsed.GetValue(rows) };
            var result = await ImportSource.ReadAsync(() => FileImport.ReadAsync(paths, selection, wish.Of(parsed), ct));
            return await ImportCommand.WriteAsync(surroundings, result, output.File(parsed), output.Force(parsed), ct);
        });
        return command;
    }

    private static string Locate(Surroundings surroundings, string file, string[] extensions) =>
        extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            ? FindFiles.Existing(file, surroundings.Folder)
            : throw NotRunException.Misused($"'{file}' is none of {string.Join(", ", extensions)}.");
}
