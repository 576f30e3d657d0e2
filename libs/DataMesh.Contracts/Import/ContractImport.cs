namespace DataMesh.Contracts;

/// <summary>
/// Makes a contract of ODCS 3.2, status draft, from a schema or a description of tables. Pure, no I/O; never throws on any text.
/// </summary>
public static class ContractImport
{
    /// <summary>The contract of a schema.</summary>
    /// <param name="format">The language of the schema.</param>
    /// <param name="text">The schema, at most 1 MiB.</param>
    /// <param name="file">Its file, which findings carry and names are made from.</param>
    /// <param name="options">What the schema cannot know.</param>
    public static ImportResult From(ImportFormat format, string text, string file, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new FindingList(file);
        if (ReadJson.Parse(text, findings) is not { } root)
            return Refused(findings, []);
        var first = Attempt(format, root, file, options, useAnnotations: true);

        // What an export of ours carried may have been changed by hand since: then the schema's own words count.
        return first.IsValid ? first : Attempt(format, root, file, options, useAnnotations: false) is { IsValid: true } plain ? plain
            : first;
    }

    /// <summary>The contract of tables, whatever database or file they are in.</summary>
    public static ImportResult FromTables(IReadOnlyList<TableDescription> tables, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        var draft = new DraftContract(options, tables.Count > 0 ? tables[0].Name : "imported");
        new TableImport(draft).Add(tables);
        return draft.Finish("imported.odcs.yaml");
    }

    private static ImportResult Attempt(ImportFormat format, DocumentNode root, string file, ImportOptions options, bool useAnnotations)
    {
        var findings = new FindingList(file);
        var draft = new DraftContract(options, DraftNames.OfFile(file));
        try
        {
            if (format == ImportFormat.Avro)
                new AvroImport(draft, findings, useAnnotations).Add(root);
            else
                new JsonSchemaImport(draft, findings, useAnnotations).Add(root);
        }
        catch (ImportRefusedException)
        {
            // Already a finding: the exception only unwinds.
        }

        return findings.HasErrors ? Refused(findings, draft.Notes) : draft.Finish(file);
    }

    private static ImportResult Refused(FindingList findings, IReadOnlyList<ExchangeNote> notes) =>
        new() { Findings = findings.Sorted, Notes = notes };
}
