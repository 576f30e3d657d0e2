namespace DataMesh.Contracts;

/// <summary>Something that an export or import did not carry over as it was.</summary>
public sealed record ExchangeNote
{
    /// <summary>Where it stands in the source, such as <c>schema[0].properties[2].quality</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What is lost or changed, one line.</summary>
    public required string Lost { get; init; }

    /// <summary>Why, as a clause without a final stop.</summary>
    public required string Reason { get; init; }

    /// <summary><c>path: what is lost (why)</c>.</summary>
    public override string ToString() => $"{Path}: {Lost} ({Reason})";
}
