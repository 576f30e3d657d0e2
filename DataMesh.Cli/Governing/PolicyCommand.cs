using System.CommandLine;
using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Governing;

/// <summary><c>mesh policy</c>.</summary>
internal static class PolicyCommand
{
    public static Command Build(Surroundings surroundings) => new("policy", "List, explain, test and try policies.")
    {
        ListPolicies.Build(surroundings),
        ExplainPolicy.Build(surroundings),
        TestPolicies.Build(surroundings),
        DryRunPolicies.Build(surroundings),
    };
}
