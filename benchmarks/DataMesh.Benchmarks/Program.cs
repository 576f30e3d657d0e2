using DataMesh.Benchmarks;
using DataMesh.Benchmarks.Baselines;

// The last three are started by the benchmarks as processes of their own: baselines and the backend that both gateways stand before.
return args switch
{
    ["mesh"] => await MeshBenchmark.RunAsync(),
    ["gateway"] => await GatewayBenchmark.RunAsync(),
    ["contracts"] => ContractsBenchmark.Run(),
    ["search"] => await SearchBenchmark.RunAsync(products: 100_000),
    ["search", var products] => await SearchBenchmark.RunAsync(int.Parse(products, System.Globalization.CultureInfo.InvariantCulture)),
    ["minimal", var port] => await MinimalKestrel.RunAsync(port),
    ["backend", var port] => await Backend.RunAsync(port),
    ["bare-yarp", var port, var backend] => await BareYarp.RunAsync(port, backend),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: 'mesh' (cold start, idle memory, pipeline throughput), "
        + "'gateway' (requests/s), 'contracts' (hostile documents) or 'search' (latency; a number of products may follow).");
    return 2;
}
