namespace DataMesh.Architecture.Tests;

internal sealed record Project(string Name, string Path, ProjectKind Kind, IReadOnlyList<string> References);

internal enum ProjectKind
{
    Library,
    Defaults,
    Service,
    Domain,
    AppHost,
    Tool,
    Template,
    Test,
    Benchmark,
}
