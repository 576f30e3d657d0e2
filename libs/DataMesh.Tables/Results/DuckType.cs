namespace DataMesh.Tables;

/// <summary>
/// A type as DuckDB writes it in DESCRIBE: <c>DECIMAL(38,2)</c>, <c>STRUCT("a b" INTEGER[], c MAP(VARCHAR, DATE))</c>,
/// <c>UNION(num INTEGER, str VARCHAR)[3]</c>.
/// </summary>
/// <param name="Name">Name without arguments; <see cref="List"/> for lists and arrays.</param>
/// <param name="Arguments">What stands in the brackets of a type that holds no other types, or empty.</param>
/// <param name="Parts">The types inside, with their names where they have one.</param>
internal sealed record DuckType(string Name, string Arguments, IReadOnlyList<DuckType.Part> Parts)
{
    public const string List = "LIST";
    public const string Map = "MAP";
    public const string Struct = "STRUCT";
    public const string Union = "UNION";

    /// <summary>A text that cannot be read as a type is a scalar of that name: whatever it is, DuckDB can write it as text.</summary>
    public static DuckType Parse(string text) => new DuckTypeReader(text).ReadAll() ?? new(text, string.Empty, []);

    /// <param name="Name">Null for the elements of lists and maps, and in structs without names.</param>
    internal sealed record Part(string? Name, DuckType Type);
}
