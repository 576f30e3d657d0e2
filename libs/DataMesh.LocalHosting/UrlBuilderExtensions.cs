using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;

namespace Aspire.Hosting;

/// <summary>Says what people open.</summary>
public static class UrlBuilderExtensions
{
    /// <summary>Adds an address to what is shown when everything runs.</summary>
    public static IResourceBuilder<T> WithUrl<T>(
        this IResourceBuilder<T> builder, in ReferenceExpression.ExpressionInterpolatedStringHandler url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(
            new UrlAnnotation(ReferenceExpression.Create(url), displayText), ResourceAnnotationMutationBehavior.Append);
    }
}
