using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Graph;

/// <summary>An address that people open.</summary>
internal sealed record UrlAnnotation(ReferenceExpression Url, string? Text) : IResourceAnnotation;
