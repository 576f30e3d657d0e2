namespace DataMesh.Templates.Tests;

/// <summary>A choice of the template's options; without a source, only input ports are read. Every one of them makes the same contract, each in a domain of its own.</summary>
public sealed record Combination(string Kind, string? Source)
{
    public const string Contract = "returned-parcels";

    public static IReadOnlyList<Combination> All { get; } =
    [
        .. from kind in new[] { "source-aligned", "aggregate", "consumer-aligned" }
           from source in new[] { null, "csv", "parquet", "postgres" }
           where kind != "source-aligned" || source is not null
           select new Combination(kind, source),
    ];

    /// <summary>Name of the project: <c>AggregatePostgres</c>.</summary>
    public string Name => string.Concat(Kind.Split('-').Append(Source ?? "default").Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The same in kebab case: <c>aggregate-postgres</c>.</summary>
    public string Domain => $"{Kind}-{Source ?? "default"}";

    public bool Reads => Kind != "source-aligned";

    public string[] Options => ["--contract", Contract, "--kind", Kind, .. Source is null ? Array.Empty<string>() : ["--source", Source]];

    public override string ToString() => Domain;
}
