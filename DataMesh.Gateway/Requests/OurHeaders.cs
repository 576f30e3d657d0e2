using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace DataMesh.Gateway.Requests;

/// <summary>Headers by which the gateway will speak to services are never a caller's to set. (YARP itself replaces X-Forwarded-*.)</summary>
internal static class OurHeaders
{
    private const string Prefix = "X-DataMesh-";

    public static void RemoveOurHeaders(this TransformBuilderContext transforms) => transforms.AddRequestTransform(request =>
    {
        foreach (var name in request.HttpContext.Request.Headers.Keys)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                request.ProxyRequest.Headers.Remove(name);
            }
        }

        return ValueTask.CompletedTask;
    });
}
