using System.Data.Common;
using System.Globalization;

namespace DataMesh.Governance;

/// <summary>Turns rows of a check into findings, by columns: message, file, path, and domain, product, contract, fix.</summary>
internal sealed class OffenceReader
{
    private const int LongestText = 600;
    private readonly Policy _policy;
    private readonly DocumentPlaces _places;
    private readonly DbDataReader _rows;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CheckRefusedException">The check does not give the columns that a finding needs.</exception>
    public OffenceReader(Policy policy, DocumentPlaces places, DbDataReader rows)
    {
        (_policy, _places, _rows) = (policy, places, rows);
        for (var i = 0; i < rows.FieldCount; i++)
            _columns.TryAdd(rows.GetName(i), i);
        string[] needed = policy.Scope == PolicyScope.Mesh ? ["message", "domain"] : ["message", "file", "path"];
        var missing = needed.Where(name => !_columns.ContainsKey(name) && !(name == "domain" && _columns.ContainsKey("file"))).ToList();
        if (missing.Count > 0)
            throw Refused($"the check must return the columns {string.Join(", ", needed)}; it lacks {string.Join(", ", missing)}");
    }

    /// <summary>The finding of the current row; null when it concerns another domain than the policy's own.</summary>
    public PolicyFinding? Read()
    {
        var finding = new PolicyFinding
        {
            PolicyId = _policy.Id,
            Severity = _policy.Severity,
            Message = Text("message") ?? _policy.Title,
            Fix = Text("fix") ?? _policy.Fix,
            Path = Text("path") ?? "",
            Domain = Text("domain"),
            Product = Text("product"),
            Contract = Text("contract"),
        };
        finding = Placed(finding, Text("file"));
        return _policy.Domain is null || _policy.Domain == finding.Domain ? finding : null;
    }

    private PolicyFinding Placed(PolicyFinding finding, string? file)
    {
        if (file is null)
        {
            return _policy.Scope == PolicyScope.Mesh && finding.Domain is not null
                ? finding
                : throw Refused("the check returned a row without a file (and, in the scope mesh, without a domain): whose offence is it?");
        }

        if (_places.Find(file) is not { } subject)
            throw Refused($"the check returned the file '{file}', which is no document that is judged");
        var position = DocumentPlaces.Position(subject.Root, finding.Path);
        return finding with
        {
            File = file,
            Line = Math.Max(1, position.Line),
            Column = Math.Max(1, position.Column),
            Domain = subject.Domain ?? finding.Domain,
            Product = subject.Product ?? finding.Product,
            Contract = subject.Contract ?? finding.Contract,
        };
    }

    private string? Text(string column)
    {
        if (!_columns.TryGetValue(column, out var at) || _rows.IsDBNull(at))
            return null;
        var text = Convert.ToString(_rows.GetValue(at), CultureInfo.InvariantCulture) ?? "";
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private CheckRefusedException Refused(string message) => new($"{_policy.File}:{CheckText.FileLine(_policy, 1)}: {message}");
}
