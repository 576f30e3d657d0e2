namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a wait does when the resource has stopped for good.</summary>
public enum WaitBehavior
{
    /// <summary>Waits until somebody starts it again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Fails.</summary>
    StopOnResourceUnavailable,
}
