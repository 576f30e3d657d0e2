using System.Globalization;
using DataMesh.Tables;

namespace DataMesh.Import;

/// <summary>A file as a DuckDB query whose types are those of its values.</summary>
internal sealed class FileRelation(DuckDbSession session, string path, FileFormat format)
{
    private const long WholeUpTo = 32 * 1024 * 1024;
    private const int SampledRows = 100_000;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>A SELECT over the file. Columns that were found to be text stay text.</summary>
    public string Query => format switch
    {
        FileFormat.Parquet => $"SELECT * FROM read_parquet({Literal}, hive_partitioning = false)",
        FileFormat.Json => $"SELECT * FROM read_json({Literal}, sample_size = {Sample}, maximum_depth = 16)",
        _ => $"SELECT * FROM read_csv({Literal}, sample_size = {Sample}{Types})",
    };

    public string Kind => format.ToString().ToLowerInvariant() + " file";

    // In a path that exists these are letters; to DuckDB they are patterns.
    private string Literal => Sql.Literal(string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString())));

    private string Sample => new FileInfo(path).Length <= WholeUpTo ? "-1" : SampledRows.ToString(CultureInfo.InvariantCulture);

    private string Types => _texts.Count == 0 ? ""
        : $", types = {{{string.Join(", ", _texts.Select(t => $"{Sql.Literal(t.Key)}: {Sql.Literal(t.Value)}"))}}}";

    /// <summary>Names and types of the columns.</summary>
    public async Task<IReadOnlyList<(string Name, string Type)>> ColumnsAsync(CancellationToken ct)
    {
        var columns = await DescribeAsync(ct);
        if (format != FileFormat.Csv)
            return columns;
        foreach (var name in await LeadingZerosAsync(columns, ct))
            _texts.Add(name, "VARCHAR");
        return _texts.Count == 0 ? columns : await DescribeAsync(ct);
    }

    // 01234 is a code, not a number: as a number it would lose its zero.
    private async Task<List<string>> LeadingZerosAsync(IReadOnlyList<(string Name, string Type)> columns, CancellationToken ct)
    {
        var numbers = columns.Where(c => c.Type is "BIGINT" or "DOUBLE" or "HUGEINT").Select(c => c.Name).ToList();
        var codes = new List<string>();
        if (numbers.Count == 0)
            return codes;
        var tests = numbers.Select(n => $"coalesce(bool_or(regexp_matches({Sql.Identifier(n)}, '^[+-]?0[0-9]')), false)");
        await using var rows = await session.QueryAsync(
            $"SELECT {string.Join(", ", tests)} FROM (SELECT * FROM read_csv({Literal}, all_varchar = true) LIMIT {SampledRows})", [], ct);
        if (await rows.ReadAsync())
            codes.AddRange(numbers.Where((_, i) => rows.Reader.GetBoolean(i)));
        return codes;
    }

    private async Task<List<(string Name, string Type)>> DescribeAsync(CancellationToken ct)
    {
        var columns = new List<(string Name, string Type)>();
        await using var rows = await session.QueryAsync($"DESCRIBE {Query}", [], ct);
        while (await rows.ReadAsync())
            columns.Add((rows.Reader.GetString(0), rows.Reader.GetString(1)));
        return columns;
    }
}
