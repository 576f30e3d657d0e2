using System.Net;
using DataMesh.Client;

namespace DataMesh.Query.Tests.Sql;

public sealed class HostileStatementsTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    private static readonly string[] Answers = [Problems.QueryRefused, Problems.QueryInvalid, Problems.LimitExceeded, Problems.RequestInvalid];

    public static TheoryData<string> Statements =>
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Sql", "hostile-more.sql"))
                .Where(line => line.Length > 0 && !line.StartsWith("-- ", StringComparison.Ordinal)).Distinct(),
        ];

    [Fact]
    public void There_are_hundreds_of_them() => Assert.True(Statements.Count >= 200, $"{Statements.Count}");

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task It_is_answered_with_a_problem_that_discloses_nothing_and_the_next_statement_works(string sql)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = sql.Replace("{root}", mesh.Root, StringComparison.Ordinal) });

        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{(int)status} {problem.Type} {problem.Detail}");
        Assert.Contains(problem.Type, Answers);
        var echoed = problem.Detail!.Replace(sql, string.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain("root:x:", echoed, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", echoed, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.GetEnvironmentVariable("PATH")!, echoed, StringComparison.Ordinal);
        if (!sql.Contains("{root}", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(mesh.Root, echoed, StringComparison.Ordinal);
        }

        Assert.Equal("""[{"n":3}]""", (await mesh.App.ResultAsync("select count(*) as n from airports.airport"))["rows"]!.ToJsonString());
    }
}
