using System.Collections.Frozen;

namespace DataMesh.Contracts;

/// <summary>Every kind of change that a comparison can report.</summary>
public static partial class ChangeKinds
{
    private const Impact Neutral = Impact.Neutral;
    private const Impact Additive = Impact.Additive;
    private const Impact Breaking = Impact.Breaking;

    private static readonly FrozenDictionary<string, ChangeKind> ByCode =
        Rows().ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>All kinds, in the order of the contract's sections.</summary>
    public static IReadOnlyList<ChangeKind> All { get; } = [.. Rows()];

    /// <summary>The kind of a code.</summary>
    /// <exception cref="KeyNotFoundException">No kind has this code.</exception>
    public static ChangeKind Of(string code) => ByCode[code];

    private static IEnumerable<ChangeKind> Rows() => [.. OfContract(), .. OfSchema(), .. OfValues(), .. OfQuality(), .. OfService()];

    // A change that reads the same backwards.
    private static ChangeKind One(string code, Impact readers, Impact writers, string what, string consequence) =>
        Row(code, code, readers, writers, what, consequence);

    private static ChangeKind Row(string code, string mirror, Impact readers, Impact writers, string what, string consequence) => new()
    {
        Code = code,
        Mirror = mirror,
        Readers = readers,
        Writers = writers,
        Demands = Derive(readers, writers),
        What = what,
        Consequence = consequence,
    };

    // The version speaks to readers: the pipeline is released together with its contract.
    private static VersionBump Derive(Impact readers, Impact writers) =>
        readers == Breaking ? VersionBump.Major
        : readers == Additive || writers != Neutral ? VersionBump.Minor
        : VersionBump.Patch;

    private static ChangeKind Minor(this ChangeKind kind) => kind with { Demands = VersionBump.Minor };
}
