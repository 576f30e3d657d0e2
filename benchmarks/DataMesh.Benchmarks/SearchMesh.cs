using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace DataMesh.Benchmarks;

/// <summary>
/// Products as a large organisation has them, the same in every run: words follow Zipf's law, so that the commonest are in tens of
/// thousands of products and most are rare. Documents are copied into the catalog's tables; the catalog itself indexes them when it
/// starts.
/// </summary>
internal sealed class SearchMesh
{
    public const int ColumnsEach = 10;
    private const int DistinctWords = 20_000;
    private static readonly string[] Common =
        ("id code name date time status type customer order account amount number product flight airport city country region price total count rate value key created updated user "
        + "source target address payment invoice contract claim policy risk delay weather station sensor machine batch shipment parcel store supplier employee payroll cost budget plan").Split(' ');

    private static readonly string[] Syllables = "ba be bi bo bu da de di do fa fe ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi zo".Split(' ');
    private readonly string[] _words = new string[DistinctWords];
    private readonly double[] _cumulated = new double[DistinctWords];
    private ulong _state = 20_260_101;

    public SearchMesh()
    {
        var (seen, sum) = (new HashSet<string>(Common), 0d);
        for (var rank = 0; rank < DistinctWords; rank++)
        {
            var word = rank < Common.Length ? Common[rank] : string.Empty;
            while (word.Length == 0 || (rank >= Common.Length && !seen.Add(word)))
            {
                word = string.Concat(Enumerable.Range(0, 3 + Below(2)).Select(_ => Syllables[Below(Syllables.Length)])) + "nrst"[Below(4)];
            }

            (_words[rank], _cumulated[rank]) = (word, sum += 1d / (rank + 8));
        }
    }

    /// <summary>Names of products, in the order of their ids.</summary>
    public List<string> Names { get; } = [];

    /// <summary>A number from 0 to <paramref name="bound"/> - 1 (xorshift).</summary>
    public int Below(int bound)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)bound);
    }

    public string Word()
    {
        var place = Array.BinarySearch(_cumulated, Below(1_000_000) / 1_000_000d * _cumulated[^1]);
        return _words[Math.Min(DistinctWords - 1, place < 0 ? ~place : place)];
    }

    public async Task CopyAsync(NpgsqlDataSource database, int products)
    {
        var taken = new HashSet<string>();
        for (var number = 0; number < products; number++)
        {
            var name = Words(2 + Below(2), '-');
            Names.Add(taken.Add(name) ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
        }

        await CopyAsync(database, """product ("Id", "Domain", "Name")""", products, (writer, id) =>
        {
            writer.Write(Domain(id));
            writer.Write(Names[id - 1]);
        });
        await CopyAsync(database, """product_revision ("Id", "ProductId", "ContentHash", "Version", "File", "Content", "PublishedAt", "Sequence", "View")""", products, (writer, id) =>
        {
            writer.Write((long)id);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{id:x64}"));
            writer.Write("1.0.0");
            writer.Write("product.odps.yaml");
            writer.Write(Product(id));
            writer.Write(DateTimeOffset.UnixEpoch, NpgsqlDbType.TimestampTz);
            writer.Write(0L);
            writer.Write("{}", NpgsqlDbType.Jsonb);
        });
        await CopyAsync(database, """contract_revision ("Id", "RevisionId", "ContractId", "Domain", "Name", "Version", "Major", "File", "Content")""", products, (writer, id) =>
        {
            writer.Write((long)id);
            writer.Write($"urn:bench:{id}");
            writer.Write(Domain(id));
            writer.Write(Names[id - 1]);
            writer.Write("1.0.0");
            writer.Write(1);
            writer.Write("contract.odcs.yaml");
            writer.Write(Contract(id));
        });
        await using var link = database.CreateCommand("""UPDATE product SET "CurrentRevisionId" = "Id" """);
        link.CommandTimeout = 600;
        await link.ExecuteNonQueryAsync();
    }

    private static async Task CopyAsync(NpgsqlDataSource database, string target, int rows, Action<NpgsqlBinaryImporter, int> write)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {target} FROM STDIN (FORMAT binary)");
        for (var id = 1; id <= rows; id++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync((long)id);
            write(writer, id);
        }

        await writer.CompleteAsync();
    }

    private static string Domain(int id) => $"domain-{(id * 7919L) % 300}";

    private string Words(int count, char between) => string.Join(between, Enumerable.Range(0, count).Select(_ => Word()));

    private string Product(int id)
    {
        var status = Below(100) switch { < 85 => "active", < 90 => "draft", < 97 => "deprecated", _ => "retired" };
        return $$"""
            apiVersion: v1.0.0
            kind: DataProduct
            id: urn:bench:product:{{id}}
            name: {{Names[id - 1]}}
            version: 1.0.0
            status: {{status}}
            domain: {{Domain(id)}}
            tags: [{{Word()}}, {{Word()}}]
            description: { purpose: "{{Words(20, ' ')}}" }
            outputPorts: [{ name: port, version: 1.0.0, contractId: "urn:bench:{{id}}" }]
            team: { name: team-{{id % 500}} }
            """;
    }

    private string Contract(int id)
    {
        var text = new StringBuilder($$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:bench:{{id}}
            name: {{Names[id - 1]}}
            version: 1.0.0
            status: active
            schema:
              - name: {{Words(1, '_')}}
                properties:

            """);
        foreach (var name in Enumerable.Range(0, ColumnsEach).Select(_ => Words(1 + Below(3), '_')).Distinct())
        {
            var classification = Below(10) == 0 ? $", classification: {(Below(2) == 0 ? "restricted" : "confidential")}" : string.Empty;
            text.Append("      - { name: ").Append(name)
                .Append(", logicalType: string, description: \"").Append(Words(4, ' ')).Append('"').Append(classification).AppendLine(" }");
        }

        return text.ToString();
    }
}
