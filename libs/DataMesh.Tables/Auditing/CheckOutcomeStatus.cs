namespace DataMesh.Tables;

/// <summary>How a check ended. Only <see cref="Pass"/> is green.</summary>
public enum CheckOutcomeStatus
{
    Pass,

    /// <summary>There is nothing that could be executed; the reason says why.</summary>
    NotExecuted,

    /// <summary>The rows break the promise.</summary>
    Fail,

    /// <summary>The check itself broke: it holds up a publication as a failure does.</summary>
    Error,
}
