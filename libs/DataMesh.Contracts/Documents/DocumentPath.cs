using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>
/// Way from the root to a node. Paths share their beginnings and become text only when a finding needs it: a hostile
/// document with a huge key over many children must not multiply that key.
/// </summary>
internal sealed class DocumentPath
{
    private const int LongestKey = 64;
    private readonly DocumentPath? _parent;
    private readonly string? _key;
    private readonly int _index;

    private DocumentPath(DocumentPath? parent, string? key, int index)
    {
        _parent = parent;
        _key = key;
        _index = index;
    }

    public static DocumentPath Root { get; } = new(null, null, 0);

    public DocumentPath Key(string key) => new(this, key, 0);

    public DocumentPath Index(int index) => new(this, null, index);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        if (_parent is null)
            return;
        _parent.Append(text);
        if (_key is null)
            text.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        else if (IsPlain(_key))
            text.Append(text.Length == 0 ? "" : ".").Append(_key);
        else
            text.Append("['").Append(Clip(_key).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
    }

    private static bool IsPlain(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string Clip(string key) => key.Length <= LongestKey ? key : key[..LongestKey] + "…";
}
