using DataMesh.EmbeddedServers.Npm;

namespace DataMesh.EmbeddedServers.Dashboard;

/// <summary>Where the dashboard listens, on 127.0.0.1, and where it is installed.</summary>
internal sealed record DashboardSettings(int Frontend, int OtlpGrpc, int OtlpHttp, string Tools)
{
    public IEnumerable<(int Port, string Setting)> Ports =>
        [(Frontend, "--frontend-port"), (OtlpGrpc, "--otlp-grpc-port"), (OtlpHttp, "--otlp-http-port")];

    public static DashboardSettings Read(IConfiguration configuration) => new(
        configuration.GetValue("frontend-port", 18888),
        configuration.GetValue("otlp-grpc-port", 18889),
        configuration.GetValue("otlp-http-port", 18890),
        ToolFolder.For(configuration["tools"], Environment.CurrentDirectory));
}
