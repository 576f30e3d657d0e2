namespace DataMesh.EmbeddedServers;

internal static class Usage
{
    public const int ExitCode = 2;

    public const string Text = """
        Servers of a mesh, without containers:
          postgres  --data DIR --databases a,b,c [--tools DIR]
          cache     --data DIR
          dashboard --frontend-port P --otlp-grpc-port P --otlp-http-port P [--tools DIR]
        Settings: Postgres__Port, Postgres__Password, ConnectionStrings__postgres, Cache__Port, Cache__Password.
        Each answers /health and /alive on ASPNETCORE_URLS.
        """;
}
