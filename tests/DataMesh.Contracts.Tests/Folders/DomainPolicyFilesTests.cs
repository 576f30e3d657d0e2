namespace DataMesh.Contracts.Tests.Folders;

public sealed class DomainPolicyFilesTests
{
    [Fact]
    public void Policies_and_waivers_go_by_their_names_in_any_case_and_nothing_else_does() => Assert.Equal(
        [("policies/A.Policy.YAML", "/d/policies/A.Policy.YAML"), ("policies/b.waivers.yaml", "/d/policies/b.waivers.yaml")],
        DomainPolicyFiles.Among(["/d/policies/b.waivers.yaml", "/d/policies/notes.txt", "/d/policies/policy.yaml", "/d/policies/A.Policy.YAML"]));
}
