namespace DataMesh.Contracts;

/// <summary>Findings of one document while it is read.</summary>
internal sealed class FindingList(string file)
{
    private const int LongestQuote = 60;
    private readonly List<Finding> _findings = [];

    public bool HasErrors { get; private set; }

    /// <summary>All findings in the order of the file.</summary>
    public IReadOnlyList<Finding> Sorted => [.. _findings.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    public bool Has(string code, DocumentNode node) =>
        _findings.Any(f => f.Code == code && f.Line == node.Position.Line && f.Column == node.Position.Column);

    public void Error(DocumentNode node, Demand demand, string message, string fix) =>
        Add(Severity.Error, node.Position, node.Path, demand, message, fix);

    public void Warning(DocumentNode node, Demand demand, string message, string fix) =>
        Add(Severity.Warning, node.Position, node.Path, demand, message, fix);

    public void Add(Severity severity, DocumentNode node, Demand demand, string message, string fix) =>
        Add(severity, node.Position, node.Path, demand, message, fix);

    public void Add(Severity severity, SourcePosition position, string path, Demand demand, string message, string fix)
    {
        HasErrors |= severity == Severity.Error;
        if (_findings.Count >= DocumentLimits.Findings)
            return;
        _findings.Add(new Finding
        {
            Severity = severity,
            Code = demand.Code,
            File = file,
            Line = Math.Max(1, position.Line),
            Column = Math.Max(1, position.Column),
            Path = path,
            Message = message,
            Fix = fix,
            Section = demand.Section,
        });
    }

    /// <summary>Text of the author for use in a message: one line, clipped.</summary>
    public static string Quote(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return $"'{(line.Length <= LongestQuote ? line : line[..LongestQuote] + "…")}'";
    }
}
