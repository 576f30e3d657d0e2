using System.IO.Compression;
using DataMesh.Contracts;
using DataMesh.Contracts.Tests;
using DataMesh.Tables;
using DataMesh.Testing;

namespace DataMesh.Import.Tests;

public sealed class FileImportTests : IDisposable
{
    private const string Csv = "id,zip,price,day,state,maybe,Full Name\n"
        + "1,01234,1.50,2026-01-01,new,x,A\n2,20095,2,2026-01-02,paid,,B\n"
        + "3,80331,3.25,2026-01-03,new,y,C\n4,80331,3.25,2026-01-03,new,y,D\n";

    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Types_keys_and_nullability_of_a_CSV_file_are_those_of_its_rows()
    {
        var result = await ReadAsync("orders.csv", Csv);

        Assert.True(result.IsValid, string.Join('\n', result.Findings));
        Assert.Equal("orders", result.Contract.Name);
        Assert.Equal(["id Integer required key", "zip String required", "price Number required", "day Date required",
            "state String required", "maybe String ",
            "Full_Name String required"], Columns(result));
        Assert.Equal("Between 1 and 4 in all 4 rows.", result.Contract.Schema[0].Properties[0].Description);
        Assert.Contains(result.Notes, note => note.Lost == "proposed: primary key id");
        Assert.Contains(result.Notes, note => note.Lost == "unique Full Name");
    }

    [Fact]
    public async Task Beyond_the_rows_looked_at_nothing_is_promised()
    {
        var result = await ReadAsync("orders.csv", Csv, new FileSelection { MostRows = 2 });

        Assert.Equal(["id Integer ", "zip String ", "price Number ", "day Date ", "state String ", "maybe String ", "Full_Name String "],
            Columns(result));
        Assert.Contains(result.Notes, note => note.Reason == "only the first 2 rows were looked at");
    }

    [Fact]
    public async Task Two_columns_together_are_proposed_as_a_key_where_none_is_alone()
    {
        var result = await ReadAsync("seats.csv", "row,seat,taken\n1,A,true\n1,B,false\n2,A,true\n2,B,true\n");

        Assert.Equal(["row Integer required key", "seat String required key", "taken Boolean required"], Columns(result));
    }

    [Fact]
    public async Task Few_values_of_many_rows_are_told_but_not_promised()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i % 2 == 0 ? "open" : "done")}\n"));

        var state = (await ReadAsync("states.csv", "id,state\n" + rows)).Contract!.Schema[0].Properties[1];

        Assert.Equal(("One of done, open in all 40 rows.", 0), (state.Description, state.Enum.Count));
    }

    [Fact]
    public async Task JSON_keeps_its_structure()
    {
        var result = await ReadAsync("events.ndjson",
            "{\"id\": \"a\", \"at\": \"2026-01-01T10:00:00Z\", \"who\": {\"name\": \"x\", \"tags\": [\"p\", \"q\"]}}\n"
            + "{\"id\": \"b\", \"who\": {\"name\": null, \"tags\": []}}\n");

        var who = result.Contract!.Schema[0].Properties.Single(p => p.Name == "who");
        Assert.Equal(LogicalType.Object, who.LogicalType);
        Assert.Equal(["name String", "tags Array"], who.Properties.Select(p => $"{p.Name} {p.LogicalType}"));
        Assert.Equal(LogicalType.String, who.Properties[1].Items!.LogicalType);
        Assert.False(result.Contract.Schema[0].Properties.Single(p => p.Name == "at").Required);
    }

    [Fact]
    public async Task Parquet_has_its_own_types()
    {
        var file = Path.Combine(_folder.Path, "typed.parquet");
        using (var session = DuckDbSession.Open(new DuckDbOptions()))
        {
            await session.ExecuteAsync("COPY (SELECT i::INTEGER AS a, (i / 7)::DECIMAL(12,4) AS b, MAP {'k': i} AS m, "
                + "[i, NULL] AS l, {x: i, y: 't'} AS s, "
                + $"'2026-01-01 10:00:00+00'::TIMESTAMPTZ AS z, i::UTINYINT AS u "
                + $"FROM range(5) t(i)) TO {Sql.Literal(file)} (FORMAT parquet)", Ct);
        }

        var result = await FileImport.ReadAsync([file], new FileSelection(), new ImportOptions(), Ct);

        Assert.True(result.IsValid, string.Join('\n', result.Findings));
        Assert.Equal(["a Integer INTEGER", "b Number DECIMAL(12,4)", "m Map MAP(VARCHAR, BIGINT)", "l Array BIGINT[]",
            "s Object STRUCT(x BIGINT, y VARCHAR)",
            "z Timestamp TIMESTAMP WITH TIME ZONE", "u Integer UTINYINT"], result.Contract.Schema[0]
                .Properties.Select(p => $"{p.Name} {p.LogicalType} {p.PhysicalType}"));
    }

    [Fact]
    public async Task A_name_with_the_letters_of_a_pattern_is_that_file_and_no_other()
    {
        await ReadAsync("a1.csv", "other\n1\n");

        Assert.Equal(["mine Integer required"], Columns(await ReadAsync("a[1]*.csv", "mine\n1\n")));
    }

    [Fact]
    public async Task Compressed_text_is_read_and_several_files_are_several_objects()
    {
        var gz = Path.Combine(_folder.Path, "packed.csv.gz");
        await using (var packed = new GZipStream(File.Create(gz), CompressionLevel.Fastest))
            await packed.WriteAsync("a,b\n1,x\n"u8.ToArray(), Ct);
        var plain = Path.Combine(_folder.Path, "plain.tsv");
        await File.WriteAllTextAsync(plain, "c\td\n1\ty\n", Ct);

        var result = await FileImport.ReadAsync([gz, plain], new FileSelection(), new ImportOptions { Name = "both" }, Ct);

        Assert.Equal(["packed a b", "plain c d"],
            result.Contract!.Schema.Select(o => $"{o.Name} {string.Join(' ', o.Properties.Select(p => p.Name))}"));
    }

    [Fact]
    public async Task The_sample_data_of_airports_has_its_code_as_key()
    {
        var file = Path.Combine(Repository.Root, "DataMesh.SampleDomains", "Airports", "data", "airports.csv");

        var result = await FileImport.ReadAsync([file], new FileSelection(), new ImportOptions { Domain = "airports" }, Ct);

        Assert.Equal(["iata"], result.Contract!.Schema[0].PrimaryKeys.Select(k => k.Name));
        Assert.Equal("urn:datamesh:contract:airports:airports", result.Contract.Id);
    }

    [Theory]
    [InlineData("nothing.csv", null, "There is no file")]
    [InlineData("x.xlsx", "PK", "is of no kind that can be read")]
    [InlineData("x.parquet", "no parquet", "cannot be read as parquet")]
    [InlineData("x.json", "{\"a\": ", "cannot be read as json")]
    public async Task What_cannot_be_read_is_a_sentence(string name, string? text, string message)
    {
        var failure = await Assert.ThrowsAsync<ImportSourceException>(() => ReadAsync(name, text));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private Task<ImportResult> ReadAsync(string name, string? text) => ReadAsync(name, text, new FileSelection());

    private async Task<ImportResult> ReadAsync(string name, string? text, FileSelection selection)
    {
        var file = Path.Combine(_folder.Path, name);
        if (text is not null)
            await File.WriteAllTextAsync(file, text, Ct);
        return await FileImport.ReadAsync([file], selection, new ImportOptions(), Ct);
    }

    private static IEnumerable<string> Columns(ImportResult result) => result.Contract!.Schema[0].Properties.Select(p =>
        $"{p.Name} {p.LogicalType} {(p.Required ? "required" : "")}{(p.PrimaryKey ? " key" : "")}");
}
