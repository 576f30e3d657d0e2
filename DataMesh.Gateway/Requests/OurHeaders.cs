using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace DataMesh.Gateway.Requests;

/// <summary>
/// Headers by which a gateway speaks to services are never a caller's to set: ours, those that tell who asked and how, and those that some
/// frameworks take for another path or method.
/// </summary>
internal static class OurHeaders
{
    private static readonly string[] Prefixes = ["X-DataMesh-", "X-Forwarded-", "X-Original-"];
    private static readonly string[] Names = ["Forwarded", "X-Real-IP", "X-Rewrite-URL", "X-HTTP-Method-Override"];

    /// <summary>Runs before YARP sets its own <c>X-Forwarded-*</c>.</summary>
    public static void RemoveOurHeaders(this TransformBuilderContext transforms) => transforms.AddRequestTransform(request =>
    {
        foreach (var name in request.HttpContext.Request.Headers.Keys)
        {
            if (IsOurs(name))
            {
                request.ProxyRequest.Headers.Remove(name);
            }
        }

        return ValueTask.CompletedTask;
    });

    private static bool IsOurs(string header)
    {
        if (header[0] is not ('X' or 'x' or 'F' or 'f'))
        {
            return false;
        }

        foreach (var prefix in Prefixes)
        {
            if (header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return Names.Contains(header, StringComparer.OrdinalIgnoreCase);
    }
}
