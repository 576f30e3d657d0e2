using System.Globalization;
using DataMesh.Tables;
using DataMesh.Tables.Probe;

// A writer as a process of its own, so that a test can kill it: appends the file "row.parquet" of the root, once for each run.
// Arguments: root, writer, first run, run after the last, and the step at which it kills itself ("never" for none).
var (root, writer, step) = (args[0], args[1], Enum.Parse<DeathStep>(args[4], ignoreCase: true));
var (first, end) = (int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
var address = new TableAddress("shop", "orders", 1, "order");
var storage = new MortalStorage(new LocalTableStorage(root), step);
using var table = new DeltaTable(storage, address, TimeProvider.System);
var schema = new TableSchema([new("id", ColumnType.Long, Nullable: false), new("name", ColumnType.String, Nullable: true)], []);
for (var run = first; run < end; run++)
{
    var name = $"part-{writer}-{run}-{Guid.NewGuid():N}.parquet";
    var staged = storage.Locate($"{address.RelativePath}/{name}");
    File.Copy(Path.Combine(root, "row.parquet"), staged);
    var file = new DataFile
    {
        Path = name,
        PartitionValues = new Dictionary<string, string?>(),
        Size = new FileInfo(staged).Length,
        Rows = 1,
        Stats = """{"numRecords":1}""",
    };
    var commit = new TableCommit { RunId = $"{writer}-{run}", Mode = CommitMode.Append, Schema = schema, Files = [file] };
    var result = await table.CommitAsync(commit, CancellationToken.None);
    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run} {result.Version} {result.AlreadyCommitted}"));
}
