namespace DataMesh.Governance;

/// <summary>How much an offence weighs, from light to heavy.</summary>
public enum PolicySeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth mending; may be waived.</summary>
    Warning,

    /// <summary>Nothing is published until it is mended; cannot be waived.</summary>
    Blocking,
}
