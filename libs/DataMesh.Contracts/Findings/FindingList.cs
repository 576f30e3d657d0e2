namespace DataMesh.Contracts;

/// <summary>Findings of one document while it is read.</summary>
internal sealed class FindingList(string file)
{
    private const int LongestQuote = 60;
    private const int LongestSentence = 600;
    private readonly List<Finding> _findings = [];

    /// <summary>Empty lists that readers of mappings borrow and give back.</summary>
    public Stack<List<string>> Names { get; } = new();

    public bool HasErrors { get; private set; }

    /// <summary>All findings in the order of the file.</summary>
    public IReadOnlyList<Finding> Sorted => [.. _findings.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    /// <summary>True when further findings are only counted as errors, not kept.</summary>
    public bool IsFull => _findings.Count >= DocumentLimits.Findings;

    /// <summary>True when nothing that is still found could change the result.</summary>
    public bool IsDecided => IsFull && HasErrors;

    public bool Has(string code, DocumentNode node) =>
        _findings.Any(f => f.Code == code && f.Line == node.Position.Line && f.Column == node.Position.Column);

    public void Error(DocumentNode node, Demand demand, string message, string fix) =>
        Add(Severity.Error, node, demand, message, fix);

    public void Warning(DocumentNode node, Demand demand, string message, string fix) =>
        Add(Severity.Warning, node, demand, message, fix);

    public void Add(Severity severity, DocumentNode node, Demand demand, string message, string fix) =>
        Add(severity, node.Position, IsFull ? "" : node.Path, demand, message, fix);

    public void Add(Severity severity, SourcePosition position, string path, Demand demand, string message, string fix)
    {
        HasErrors |= severity == Severity.Error;
        if (IsFull)
            return;
        _findings.Add(new Finding
        {
            Severity = severity,
            Code = demand.Code,
            File = file,
            Line = Math.Max(1, position.Line),
            Column = Math.Max(1, position.Column),
            Path = path,
            Message = Clip(message, LongestSentence),
            Fix = Clip(fix, LongestSentence),
            Section = demand.Section,
        });
    }

    /// <summary>Text of the author for use in a message: one line, clipped.</summary>
    public static string Quote(string text)
    {
        var start = text.Length > LongestQuote ? text[..(LongestQuote + 1)] : text;
        return $"'{Clip(start.ReplaceLineEndings(" "), LongestQuote)}'";
    }

    /// <summary>Part of an author's text for use in a message: one line, clipped.</summary>
    public static string Quote(ReadOnlySpan<char> text) => Quote(text[..Math.Min(text.Length, LongestQuote + 1)].ToString());

    private static string Clip(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
