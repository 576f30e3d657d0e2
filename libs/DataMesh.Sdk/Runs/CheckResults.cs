using DataMesh.Client;
using DataMesh.Tables;

namespace DataMesh.Sdk.Runs;

/// <summary>Outcomes of an audit in the words of the wire.</summary>
internal static class CheckResults
{
    public static CheckResult Of(CheckOutcome outcome) => new()
    {
        Rule = outcome.Rule,
        Object = outcome.Object,
        Property = outcome.Property,
        Blocking = outcome.Blocking,
        Measured = outcome.Measured,
        Expectation = outcome.Expectation,
        Reason = outcome.Reason,
        Status = outcome.Status switch
        {
            CheckOutcomeStatus.Pass => CheckStatus.Pass,
            CheckOutcomeStatus.Fail => CheckStatus.Fail,
            CheckOutcomeStatus.Error => CheckStatus.Error,
            _ => CheckStatus.NotExecuted,
        },
    };
}
