using DataMesh.Contracts;

namespace DataMesh.Import;

/// <summary>A table or view while its catalog is read.</summary>
internal sealed class PostgresRelation(string schema, string name, char kind, string? comment)
{
    public string Schema => schema;

    public string Name => name;

    public string Path => $"{schema}.{name}";

    /// <summary>Columns by their number.</summary>
    public SortedDictionary<short, ColumnDescription> Columns { get; } = [];

    public List<ForeignKeyDescription> ForeignKeys { get; } = [];

    public List<IReadOnlyList<string>> UniqueKeys { get; } = [];

    public List<ExchangeNote> Notes { get; } = [];

    public void Note(string path, string lost, string reason) => Notes.Add(new ExchangeNote { Path = path, Lost = lost, Reason = reason });

    /// <summary>Names of columns by their numbers; null when one is an expression.</summary>
    public IReadOnlyList<string>? Names(IEnumerable<short> numbers)
    {
        var names = numbers.Select(n => Columns.TryGetValue(n, out var column) ? column.Name : null).ToList();
        return names.Contains(null) ? null : [.. names.Select(n => n!)];
    }

    public TableDescription Describe() => new()
    {
        Name = name,
        Schema = SchemaOf(schema),
        Kind = kind switch { 'v' => "view", 'm' => "materialized view", 'f' => "foreign table", _ => "table" },
        Description = comment,
        Columns = [.. Columns.Values],
        ForeignKeys = ForeignKeys,
        UniqueKeys = UniqueKeys,
        Notes = Notes,
    };

    /// <summary>The usual schema goes without saying.</summary>
    public static string? SchemaOf(string schema) => schema == "public" ? null : schema;
}
