using System.Diagnostics;
using System.Text.RegularExpressions;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>
/// A domain <c>returns</c> in a folder of its own, started as its team would: by hand, outside of any AppHost, knowing the catalog's address
/// alone. Its program is a sample's, which is nothing but <c>DataDomain.Run(args)</c>.
/// </summary>
internal sealed partial class ForeignDomain : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TempFolder _folder = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    public ForeignDomain(Uri catalog, params (string Name, string Value)[] settings)
    {
        WriteDocuments();
        var start = new ProcessStartInfo("dotnet", [Program]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        foreach (var inherited in start.Environment.Keys.Where(IsOfALauncher).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["OTEL_SERVICE_NAME"] = "returns";
        start.Environment["DataMesh__Catalog"] = catalog.ToString();
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
    }

    private static string Program => Path.Combine(
        Root, "DataMesh.SampleDomains", "Airports", Path.GetRelativePath(Path.Combine(Root, "tests", "DataMesh.EndToEnd"), AppContext.BaseDirectory), "Airports.dll");

    private static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    /// <summary>Where it listens.</summary>
    public Task<Uri> AddressAsync(CancellationToken ct) => _listening.Task.WaitAsync(Patience, ct);

    /// <summary>SIGTERM, as a supervisor ends it.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(ct);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private static bool IsOfALauncher(string variable) =>
        variable.StartsWith("OTEL_", StringComparison.Ordinal)
        || variable.StartsWith("DATAMESH", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("services__", StringComparison.Ordinal)
        || variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || variable.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal);

    private void Read(string? line)
    {
        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    private void WriteDocuments()
    {
        File.WriteAllText(_folder.Combine("returns.odps.yaml"), """
            apiVersion: v1.0.0
            kind: DataProduct
            id: urn:datamesh:product:returns:returned-parcels
            name: returned-parcels
            version: 1.0.0
            status: active
            domain: returns
            description: {purpose: Why parcels come back.}
            outputPorts:
              - name: returned-parcels
                version: 1.0.0
                contractId: urn:datamesh:contract:returns:returned-parcels
            team: {name: returns, members: [{username: rita@returns.example, role: owner}]}
            support: [{channel: returns, url: "https://chat.example/returns"}]
            """);
        File.WriteAllText(_folder.Combine("returned-parcels.odcs.yaml"), """
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:datamesh:contract:returns:returned-parcels
            name: returned-parcels
            version: 1.0.0
            status: active
            description: {purpose: Why parcels come back.}
            schema:
              - name: returned_parcel
                description: One row for each parcel.
                quality:
                  - {name: some, type: library, metric: rowCount, mustBeGreaterThan: 0}
                properties:
                  - name: id
                    description: Number of the parcel.
                    logicalType: integer
                    classification: public
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                  - name: reason
                    description: What the customer said.
                    logicalType: string
                    classification: public
            roles:
              - {role: reader, access: read}
            team: {name: returns, members: [{username: rita@returns.example, role: owner}]}
            support: [{channel: returns, url: "https://chat.example/returns"}]
            slaProperties:
              - property: frequency
                value: 1
                unit: d
                scheduler: cron
                schedule: "0 3 * * *"
            customProperties:
              - property: sources
                value:
                  - name: parcels
                    type: csv
                    path: parcels.csv
            """);
        File.WriteAllText(_folder.Combine("returned-parcels.sql"), "SELECT id::BIGINT AS id, reason FROM parcels");
        File.WriteAllText(_folder.Combine("parcels.csv"), "id,reason\n1,broken\n2,too small\n3,\n");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
