namespace DataMesh.Contracts;

/// <summary>Names of fields: those listed, or all but those listed.</summary>
internal sealed class FieldSet
{
    private readonly HashSet<string> _names;
    private readonly bool _isInverted;

    private FieldSet(string[] names, bool isInverted) =>
        (_names, _isInverted) = (new HashSet<string>(names, StringComparer.Ordinal), isInverted);

    public static FieldSet Of(params string[] names) => new(names, isInverted: false);

    public static FieldSet AllBut(params string[] names) => new(names, isInverted: true);

    public bool Contains(string name) => _names.Contains(name) != _isInverted;
}
