namespace DataMesh.Contracts;

/// <summary>One difference between two contracts.</summary>
public sealed record ContractChange
{
    /// <summary>What kind of change it is, and whom it hurts.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>
    /// Place in the old contract, by names: <c>schema[flight].properties[delay].required</c>; null when it has no such element.
    /// </summary>
    public required string? BeforePath { get; init; }

    /// <summary>Place in the new contract; null when the new contract has no such element.</summary>
    public required string? AfterPath { get; init; }

    /// <summary>Old value as text; null when there was none.</summary>
    public required string? Before { get; init; }

    /// <summary>New value as text; null when there is none.</summary>
    public required string? After { get; init; }

    /// <summary>The object that changed, by the name its readers know: the old one if there is one; null for the whole contract.</summary>
    public string? ObjectName { get; init; }

    /// <summary>The column that changed or holds what changed, by the name its readers know; null when no single column did.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Where the nearest element begins in the old file; <see cref="SourcePosition.None"/> when it is not there.</summary>
    public SourcePosition BeforePosition { get; init; }

    /// <summary>Where the nearest element begins in the new file; <see cref="SourcePosition.None"/> when it is not there.</summary>
    public SourcePosition AfterPosition { get; init; }

    /// <summary>Stable code of the kind, such as <c>property-removed</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>Place in the new contract, or in the old one when it is gone.</summary>
    public string Path => AfterPath ?? BeforePath ?? "";

    /// <summary>What happened, from which value to which, who is hurt and how.</summary>
    public string Message
    {
        get
        {
            var values = (Before, After) switch
            {
                (null, null) => "",
                (null, _) => $" ({After})",
                (_, null) => $" ({Before})",
                _ => $" ({Before} → {After})",
            };
            return $"{(Path.Length == 0 ? "contract" : Path)}: {Kind.What}{values}. {Kind.Consequence}";
        }
    }

    /// <summary><c>breaking property-removed: message</c>.</summary>
    public override string ToString() => $"{Kind.Impact.ToString().ToLowerInvariant()} {Code}: {Message}";
}
