using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The facts about one resource.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
