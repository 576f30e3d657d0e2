using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Keeps names apart where a format needs them to be; ten thousand alike take no longer than as many different ones.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public UniqueNames(params ReadOnlySpan<string> taken) => _taken = new HashSet<string>([.. taken], StringComparer.Ordinal);

    /// <summary>The name, with a number when it was taken before; notes it as taken.</summary>
    public string Take(string name)
    {
        if (_taken.Add(name))
            return name;
        var number = _last.GetValueOrDefault(name, 1);
        string unique;
        do
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{++number}");
        while (!_taken.Add(unique));
        _last[name] = number;
        return unique;
    }
}
