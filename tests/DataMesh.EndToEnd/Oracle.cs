using System.Globalization;
using DuckDB.NET.Data;

namespace DataMesh.EndToEnd;

/// <summary>Answers from the source files alone: none of our code takes part.</summary>
internal static class Oracle
{
    private static readonly string Domains = Path.Combine(RepositoryRoot(), "DataMesh.SampleDomains");

    public static string Airports { get; } = $"read_csv('{Path.Combine(Domains, "Airports", "data", "airports.csv")}', all_varchar = true)";

    public static string Flights { get; } = $"read_parquet('{Path.Combine(Domains, "Flights", "data", "flights-2001-01.parquet")}')";

    public static List<string[]> Ask(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }

        return rows;
    }

    public static string Text(object? value) => value switch
    {
        null or DBNull => string.Empty,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
