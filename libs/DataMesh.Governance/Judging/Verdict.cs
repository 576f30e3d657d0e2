namespace DataMesh.Governance;

/// <summary>How a policy ended.</summary>
public enum Verdict
{
    /// <summary>The check ran and found nothing.</summary>
    Pass,

    /// <summary>The check ran and found offences, waived ones included.</summary>
    Fail,

    /// <summary>The check could not be run to its end.</summary>
    Error,

    /// <summary>The check was not run, for a reason that is no fault.</summary>
    NotExecuted,
}
