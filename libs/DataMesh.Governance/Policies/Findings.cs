using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Findings on policies and waivers.</summary>
internal static class Findings
{
    /// <summary>An error at a field of a mapping, or at the mapping where the field is absent.</summary>
    public static Finding At(string file, DocumentNode mapping, string field, string code, string message, string fix, string section)
    {
        var node = mapping.Find(field) ?? mapping;
        return At(file, node.Position, node.Path, code, message, fix, section);
    }

    /// <summary>An error at a place.</summary>
    public static Finding At(
        string file, SourcePosition position, string path, string code, string message, string fix, string section) => new()
        {
            Severity = Severity.Error,
            Code = code,
            File = file,
            Line = Math.Max(1, position.Line),
            Column = Math.Max(1, position.Column),
            Path = path,
            Message = message,
            Fix = fix,
            Section = section,
        };
}
