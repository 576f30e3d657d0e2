using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resources of a graph, in the order in which they were added.</summary>
public interface IResourceCollection : IList<IResource>
{
    /// <summary>Finds a resource by its name.</summary>
    bool TryGetByName(string name, [NotNullWhen(true)] out IResource? resource);
}
