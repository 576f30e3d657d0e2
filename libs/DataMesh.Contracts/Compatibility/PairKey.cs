namespace DataMesh.Contracts;

/// <summary>By what two elements are the same.</summary>
/// <param name="Of">The key of an element, or null when it has none.</param>
/// <param name="Alone">True when the key only counts if one element on each side has it: a guess that must not be ambiguous.</param>
internal sealed record PairKey<T>(Func<T, string?> Of, bool Alone = false);
