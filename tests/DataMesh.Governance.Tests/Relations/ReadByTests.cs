namespace DataMesh.Governance.Tests.Relations;

public sealed class ReadByTests
{
    [Fact]
    public void The_relations_that_policies_read_are_known_before_they_run_and_broken_ones_read_none()
    {
        var book = PolicyBook.Read(
            [
                Written.File("a.policy.yaml", Written.Policy("a", "SELECT file, path, 'x' AS message "
                    + "FROM contract ANTI JOIN Published_Contract USING (contract_id)")),
                Written.File("b.policy.yaml", Written.Policy(
                    "b", "WITH usage AS (SELECT 1) SELECT file, path, 'x' AS message FROM property, clock")),
                Written.File("c.policy.yaml", Written.Policy("c", "SELECT file FROM run WHERE WHERE")),
            ], []);

        Assert.Equal(
            ["clock", "contract", "property", "published_contract"],
            Governance.Relations.ReadBy(book.Policies).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_force_is_what_is_no_draft_and_of_the_mesh_or_of_the_domain()
    {
        var book = PolicyBook.Read(
            [
                Written.File("a.policy.yaml", Written.Policy("a", Written.ShortNames)),
                Written.File("d.policy.yaml", Written.Policy("d", Written.ShortNames, ("status", "draft"))),
            ],
            [new("other", [Written.File("o.policy.yaml", Written.Policy("o", Written.ShortNames))])]);

        Assert.Equal(["a"], book.InForce(["d"]).Select(policy => policy.Id));
        Assert.Equal(["a", "o"], book.InForce(["other"]).Select(policy => policy.Id));
    }
}
