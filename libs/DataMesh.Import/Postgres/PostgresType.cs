namespace DataMesh.Import;

/// <summary>A domain, an enumeration, or an array of either, as <c>pg_type</c> has it.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Base">Type below a domain; 0 for others.</param>
/// <param name="BaseName">The same in words, with its sizes.</param>
/// <param name="Element">Type of an array's items; 0 for others.</param>
/// <param name="IsNotNull">True for a domain that takes no null.</param>
/// <param name="Labels">Values of an enumeration.</param>
internal sealed record PostgresType(string Name, uint Base, string? BaseName, uint Element, bool IsNotNull, IReadOnlyList<string> Labels);
