using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Keeps names apart where a format needs them to be.</summary>
internal static class UniqueNames
{
    /// <summary>The name, with a number when it was taken before; notes it as taken.</summary>
    public static string Take(string name, ICollection<string> taken)
    {
        var unique = name;
        for (var i = 2; taken.Contains(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        taken.Add(unique);
        return unique;
    }
}
