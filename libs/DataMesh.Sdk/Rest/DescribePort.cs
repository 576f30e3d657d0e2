using System.Text;
using System.Xml;
using DataMesh.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OData.Edm.Csdl;

namespace DataMesh.Sdk.Rest;

/// <summary>What a port offers, for people and for tools that read OData.</summary>
internal static class DescribePort
{
    public static Results<Ok<ServiceDocument>, ProblemHttpResult> Service(string domain, string contract, int major, HttpRequest request, IServedContracts served)
    {
        var objects = served.FindPort(domain, contract, major);
        return objects.Count == 0
            ? Unknown(domain, contract, major)
            : TypedResults.Ok(new ServiceDocument
            {
                Context = $"{request.Path}/$metadata",
                Value = [.. objects.Select(found => new ServiceDocumentEntry { Name = found.Schema.Name, Kind = "EntitySet", Url = found.Schema.Name })],
            });
    }

    public static Results<ContentHttpResult, ProblemHttpResult> Metadata(string domain, string contract, int major, IServedContracts served, PortModels models)
    {
        var objects = served.FindPort(domain, contract, major);
        if (objects.Count == 0)
        {
            return Unknown(domain, contract, major);
        }

        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(models.Of(objects[0].Contract).Edm, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException($"The model of {contract} cannot be written: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
            }
        }

        return TypedResults.Text(text.ToString(), "application/xml", Encoding.UTF8);
    }

    internal static ProblemHttpResult Unknown(string domain, string contract, int major) => TypedResults.Problem(
        $"The domain '{domain}' serves no contract '{contract}' in major version {major} here.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
}
