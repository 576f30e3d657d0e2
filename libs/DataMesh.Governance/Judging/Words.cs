namespace DataMesh.Governance;

/// <summary>Values as files and reports spell them.</summary>
internal static class Words
{
    public static string Word(this Enum value) =>
        string.Concat(value.ToString()
            .Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
