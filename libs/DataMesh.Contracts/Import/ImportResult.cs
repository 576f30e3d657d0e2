using System.Diagnostics.CodeAnalysis;

namespace DataMesh.Contracts;

/// <summary>A contract made from something else, or why none could be made.</summary>
public sealed record ImportResult
{
    /// <summary>The contract as ODCS YAML; null when refused.</summary>
    public string? Text { get; init; }

    /// <summary>The same as <see cref="ContractReader.Read(string, string)"/> reads it; null when refused.</summary>
    public DataContract? Contract { get; init; }

    /// <summary>Errors when refused; otherwise the warnings that the contract still deserves.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the contract does not say of its source, or says otherwise.</summary>
    public required IReadOnlyList<ExchangeNote> Notes { get; init; }

    /// <summary>True when there is a contract.</summary>
    [MemberNotNullWhen(true, nameof(Contract), nameof(Text))]
    public bool IsValid => Contract is not null;
}
