using System.Globalization;
using System.Text.RegularExpressions;

namespace DataMesh.Tables;

/// <summary>Where the table of one object of a contract's major version lives: <c>{domain}/{contract}/v{major}/{object}</c>.</summary>
public sealed partial record TableAddress
{
    /// <exception cref="ArgumentException">A part is no address segment: letters, digits, <c>-</c> and <c>_</c>, starting with a letter or digit.</exception>
    public TableAddress(string domain, string contract, int major, string @object)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(major);
        Domain = Segment(domain, nameof(domain));
        Contract = Segment(contract, nameof(contract));
        Major = major;
        Object = Segment(@object, nameof(@object));
    }

    public string Domain { get; }
    public string Contract { get; }
    public int Major { get; }
    public string Object { get; }

    /// <summary>Path below the tables root, with <c>/</c>.</summary>
    public string RelativePath => string.Create(CultureInfo.InvariantCulture, $"{Domain}/{Contract}/v{Major}/{Object}");

    /// <inheritdoc />
    public override string ToString() => RelativePath;

    private static string Segment(string value, string name) =>
        SegmentPattern().IsMatch(value)
            ? value
            : throw new ArgumentException($"'{value}' cannot be part of a table's address: use letters, digits, '-' and '_'.", name);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SegmentPattern();
}
