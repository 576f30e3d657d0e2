namespace Aspire.Hosting;

/// <summary>What the AppHost was started for. The Local engine only runs; publishing is Aspire's.</summary>
public class DistributedApplicationExecutionContext
{
    /// <summary>Always false here.</summary>
    public bool IsPublishMode { get; init; }

    /// <summary>Always true here.</summary>
    public bool IsRunMode => !IsPublishMode;
}
