using DataMesh.Governance;

namespace DataMesh.Catalog.Governance;

internal static class GovernanceEndpoints
{
    public static void AddGovernance(this IServiceCollection services)
    {
        services.AddOptions<GovernanceOptions>().BindConfiguration(GovernanceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PolicyFolder>().AddSingleton<PublishedDocuments>().AddSingleton<MeshKnowledge>().AddSingleton<JudgePublication>();
        services.AddSingleton(provider => new PolicyEngine(new JudgingLimits(), provider.GetRequiredService<TimeProvider>()));
    }

    public static void MapGovernance(this IEndpointRouteBuilder routes)
    {
        // A folder that is not there is said at the start, not at the first publication.
        routes.ServiceProvider.GetRequiredService<PolicyFolder>();
        var policies = routes.MapGroup("/api/policies").WithTags("Governance");
        policies.MapGet(string.Empty, ListPolicies.All).WithName("ListPolicies");
        policies.MapGet("/{id}", ListPolicies.One).WithName("GetPolicy");
        policies.MapGet("/{id}/ledger", ReadLedger.OfPolicyAsync).WithName("GetPolicyLedger");
        policies.MapPost("/dry-run", DryRun.HandleAsync).WithName("DryRunPolicies").ProducesValidationProblem();
        routes.MapGet("/api/products/{domain}/{product}/policies", ReadLedger.OfProductAsync).WithName("GetProductLedger").WithTags("Governance");
        routes.MapGet("/api/contracts/{domain}/{contract}/v{major:int:min(0)}/policies", ReadLedger.OfContractAsync).WithName("GetContractLedger").WithTags("Governance");
    }
}
