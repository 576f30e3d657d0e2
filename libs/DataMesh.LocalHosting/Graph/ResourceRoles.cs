namespace Aspire.Hosting.ApplicationModel;

#pragma warning disable CA1040 // Empty on purpose: a role says what extensions apply, as in Aspire's model.

/// <summary>A resource that is a process with environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that takes command-line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens somewhere.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that others find by name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource whose start can wait for others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that is a part of another.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The whole that it is a part of.</summary>
    IResource Parent { get; }
}

/// <summary>A resource that is a part of another of a known kind.</summary>
public interface IResourceWithParent<out T> : IResourceWithParent
    where T : IResource
{
    /// <summary>The whole that it is a part of.</summary>
    new T Parent { get; }

    IResource IResourceWithParent.Parent => Parent;
}
