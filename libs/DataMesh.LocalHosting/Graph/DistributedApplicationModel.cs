namespace Aspire.Hosting.ApplicationModel;

/// <summary>The graph.</summary>
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Its resources.</summary>
    public IResourceCollection Resources { get; } = resources;
}
