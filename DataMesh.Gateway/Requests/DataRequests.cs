using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataMesh.Gateway.Routing;
using Microsoft.AspNetCore.Http.Features;

namespace DataMesh.Gateway.Requests;

/// <summary>Counts requests for data by product, and names the product in the request's span.</summary>
internal sealed class DataRequests(IMeterFactory meters)
{
    private readonly Counter<long> _requests = meters.Create("DataMesh.Gateway")
        .CreateCounter<long>("datamesh.gateway.data_requests", "{request}", "Requests for data, by product and status.");

    public static async Task MeterAsync(HttpContext context, Func<Task> next)
    {
        if (context.GetReverseProxyFeature().Route.Config.Metadata is not { } product)
        {
            await next();
            return;
        }

        // The request's own span; the current one is YARP's, inside it.
        context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag("datamesh.domain", product[DataRoutes.Domain])
            .SetTag("datamesh.contract", product[DataRoutes.Contract])
            .SetTag("datamesh.major", product[DataRoutes.Major]);
        await next();
        context.RequestServices.GetRequiredService<DataRequests>().Count(product, context.Response.StatusCode);
    }

    private void Count(IReadOnlyDictionary<string, string> product, int status) => _requests.Add(1, new TagList
    {
        { "datamesh.domain", product[DataRoutes.Domain] },
        { "datamesh.contract", product[DataRoutes.Contract] },
        { "datamesh.major", product[DataRoutes.Major] },
        { "http.response.status_code", status },
    });
}
