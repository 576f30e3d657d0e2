namespace Aspire.Hosting.ApplicationModel;

/// <summary>A node of the graph.</summary>
public interface IResource
{
    /// <summary>Unique in the graph, lower case with dashes; also the host name under which others find it.</summary>
    string Name { get; }

    /// <summary>What the graph says about the resource, in the order in which it was said.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
