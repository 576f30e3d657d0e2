namespace DataMesh.Contracts;

/// <summary>A kind of change between two contracts, with its classification.</summary>
public sealed record ChangeKind
{
    /// <summary>Stable kebab-case code; <c>docs/compatibility.md</c> lists all.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the same change read backwards; the code itself when it has no direction.</summary>
    public required string Mirror { get; init; }

    /// <summary>What it does to those who read rows.</summary>
    public required Impact Readers { get; init; }

    /// <summary>What it does to the pipeline that writes rows.</summary>
    public required Impact Writers { get; init; }

    /// <summary>The least part of the version that has to grow.</summary>
    public required VersionBump Demands { get; init; }

    /// <summary>What happened, such as <c>a property was removed</c>.</summary>
    public required string What { get; init; }

    /// <summary>Who is hurt and how, as a sentence with its full stop.</summary>
    public required string Consequence { get; init; }

    /// <summary>The greater of the two impacts.</summary>
    public Impact Impact => Readers > Writers ? Readers : Writers;
}
