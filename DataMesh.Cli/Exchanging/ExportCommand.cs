using System.CommandLine;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Cli.Mesh;
using DataMesh.Contracts;

namespace DataMesh.Cli.Exchanging;

/// <summary><c>mesh export</c>.</summary>
internal static class ExportCommand
{
    private const string Dpds = "dpds";
    private static readonly string[] Names = [.. ContractExport.Targets.Select(target => target.Name), "yaml", "json", Dpds];

    public static Command Build(Surroundings surroundings)
    {
        var document = new Argument<string>("document") { Description = $"Contract or product. {ReadDocument.Help}" };
        var to = new Option<string>("--to") { Description = $"{string.Join(", ", Names)} (a product: dpds, yaml, json).", Required = true };
        to.AcceptOnlyFromAmong(Names);
        var (output, catalog) = (new OutputOptionSet(), CatalogOptionSet.ForReading());
        var command = new Command("export", "Write a contract or product in another format; what that cannot hold is noted.")
        {
            document, to,
        };
        output.AddTo(command);
        catalog.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var text = await new ReadDocument(surroundings, catalog.Of(parsed, surroundings)).OfAsync(parsed.GetValue(document)!, ct);
            var target = parsed.GetValue(to)!;
            var result = DocumentForms.Of(text) == DocumentForm.Product
                ? await ProductAsync(surroundings, text, target, ct)
                : Contract(surroundings, text, target);
            await WriteResult.ToAsync(surroundings, result.Text, output.File(parsed), output.Force(parsed), ct);
            WriteResult.Notes(surroundings, result.Notes);
            return ExitCodes.Clean;
        });
        return command;
    }

    private static ExportResult Contract(Surroundings surroundings, DocumentText text, string target)
    {
        var contract = Valid(
            surroundings, ContractReader.Read(text.Text, text.File), () => ContractReader.ReadStandard(text.Text, text.File), text.File);
        return ContractExport.Find(target is "yaml" or "json" ? $"odcs-{target}" : target) is { } found
            ? ContractExport.To(found.Format, contract)
            : throw NotRunException.Misused($"'{text.File}' is a contract, and {target} is for products.");
    }

    private static async Task<ExportResult> ProductAsync(Surroundings surroundings, DocumentText text, string target, CancellationToken ct)
    {
        var product = Valid(
            surroundings, ProductReader.Read(text.Text, text.File), () => ProductReader.ReadStandard(text.Text, text.File), text.File);
        if (target is "yaml" or "json")
            return new() { Text = ProductWriter.Write(product, target == "yaml" ? DocumentFormat.Yaml : DocumentFormat.Json), Notes = [] };
        if (target != Dpds)
            throw NotRunException.Misused($"'{text.File}' is a product: it goes to dpds, yaml or json. Export its contracts.");
        return ProductExport.ToDpds(product, await ContractsBesideAsync(surroundings, text.File, ct));
    }

    /// <summary>The contracts of the product's folder; its ports name some of them.</summary>
    private static async Task<IReadOnlyList<DataContract>> ContractsBesideAsync(
        Surroundings surroundings, string file, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file, surroundings.Folder))!;
        var contracts = new List<DataContract>();
        var files = Directory.EnumerateFiles(folder).Where(path => DocumentForms.OfName(path) == DocumentForm.Contract);
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            if (ContractReader.ReadStandard(await Files.ReadText.OfFileAsync(path, path, ct), path).Value is { } contract)
                contracts.Add(contract);
        }

        return contracts;
    }

    /// <exception cref="NotRunException">Neither the mesh nor the standard takes it; why is told.</exception>
    private static T Valid<T>(Surroundings surroundings, ReadResult<T> read, Func<ReadResult<T>> byStandard, string file)
        where T : class
    {
        if (read.IsValid)
            return read.Value;
        var standard = byStandard();
        if (standard.IsValid)
            return standard.Value;
        var page = new LintPage(surroundings.OnError());
        foreach (var finding in standard.Findings)
            page.Write(LintFinding.Of(finding));
        throw new NotRunException($"'{file}' cannot be exported: see the findings.");
    }
}
