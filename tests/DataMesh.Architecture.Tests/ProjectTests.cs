namespace DataMesh.Architecture.Tests;

/// <summary>The arrows of the tree: services and domains point down to libraries, and at nobody beside them.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Services_never_reference_each_other() =>
        Assert.Empty(
            from service in Repository.Services
            from reference in service.References
            where Repository.Services.Any(other => other.Name == reference)
            select $"{service.Name} → {reference}");

    [Fact]
    public void A_domain_references_the_SDK_and_nothing_else() =>
        Assert.Empty(
            from domain in Repository.Domains
            from reference in domain.References
            where reference != "DataMesh.Sdk"
            select $"{domain.Name} → {reference}");

    [Fact]
    public void The_command_line_references_libraries_and_neither_services_nor_the_SDK() =>
        Assert.Empty(
            from tool in Repository.Projects
            where tool.Kind == ProjectKind.Tool
            from reference in tool.References
            where reference is not ("DataMesh.Client" or "DataMesh.Contracts" or "DataMesh.Governance" or "DataMesh.Import")
            select $"{tool.Name} → {reference}");

    [Fact]
    public void Libraries_reference_libraries_and_the_defaults_only() =>
        Assert.Empty(
            from library in Repository.Projects
            where library.Kind is ProjectKind.Library or ProjectKind.Defaults
            from reference in library.References
            where Repository.Projects.Single(project => project.Name == reference).Kind is not (ProjectKind.Library or ProjectKind.Defaults)
            select $"{library.Name} → {reference}");

    [Theory]
    [InlineData("DataMesh.Contracts")]
    [InlineData("DataMesh.Client")]
    [InlineData("DataMesh.LocalHosting")]
    public void Libraries_at_the_bottom_reference_nothing_of_ours(string name) =>
        Assert.Empty(Repository.Projects.Single(project => project.Name == name).References);

    [Fact]
    public void Tables_know_contracts_and_no_service() =>
        Assert.Equal(["DataMesh.Contracts"], Repository.Projects.Single(project => project.Name == "DataMesh.Tables").References);

    [Fact]
    public void Imports_know_contracts_and_tables_only() =>
        Assert.Equal(["DataMesh.Contracts", "DataMesh.Tables"], Repository.Projects.Single(project => project.Name == "DataMesh.Import").References);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "DataMesh.sln")).Replace('\\', '/');

        var missing = Repository.Projects.Select(project => project.Path).Where(path => !solution.Contains(path, StringComparison.Ordinal)).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_project_that_ships_has_a_README_of_at_most_25_lines() =>
        Assert.Empty(
            from project in Repository.Projects
            where project.Kind is not (ProjectKind.Test or ProjectKind.Benchmark)
            let readme = Path.Combine(Repository.Root, Path.GetDirectoryName(project.Path)!, "README.md")
            where !File.Exists(readme) || File.ReadLines(readme).Count() > 25
            select project.Path);

    [Fact]
    public void Versions_are_named_centrally_only() =>
        Assert.Empty(
            from project in Repository.Projects
            let text = File.ReadAllText(Path.Combine(Repository.Root, project.Path))
            where text.Contains("<PackageReference", StringComparison.Ordinal)
            from line in text.Split('\n')
            where line.Contains("<PackageReference", StringComparison.Ordinal) && line.Contains("Version=", StringComparison.Ordinal)
            where !line.Contains("\"DataMesh.Sdk\"", StringComparison.Ordinal)
            select $"{project.Path}: {line.Trim()}");

    [Fact]
    public void A_domain_names_the_version_of_the_SDK_that_this_repository_makes() =>
        Assert.All(
            Repository.Domains,
            domain => Assert.Contains(
                $"<PackageReference Include=\"DataMesh.Sdk\" Version=\"{Repository.Version}\" />",
                File.ReadAllText(Path.Combine(Repository.Root, domain.Path)),
                StringComparison.Ordinal));
}
