namespace DataMesh.Contracts;

/// <summary>What a reference points at, or why it points at nothing.</summary>
internal readonly record struct ReferenceTarget
{
    public SchemaObject? Object { get; private init; }

    public SchemaProperty? Property { get; private init; }

    /// <summary>True for a well-formed reference into another document, which is not looked into.</summary>
    public bool IsElsewhere { get; private init; }

    /// <summary>Why the reference follows no notation of the standard; null when it does.</summary>
    public string? Malformed { get; private init; }

    /// <summary>What the reference names and the contract lacks; null when it was found.</summary>
    public string? Missing { get; private init; }

    public static ReferenceTarget Elsewhere { get; } = new() { IsElsewhere = true };

    public static ReferenceTarget Wrong(string problem) => new() { Malformed = problem };

    public static ReferenceTarget None(string missing) => new() { Missing = missing };

    public static ReferenceTarget At(SchemaObject schemaObject, SchemaProperty? property) => new()
    {
        Object = schemaObject,
        Property = property
    };
}
