using System.Text;
using System.Text.Json;
using System.Xml;
using DataMesh.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace DataMesh.Sdk.Rest;

/// <summary>What a port offers, for people and for tools that read OData.</summary>
internal static class DescribePort
{
    public static Results<Ok<ServiceDocument>, ProblemHttpResult> Service(string domain, string contract, int major, HttpContext http, IServedContracts served)
    {
        var objects = served.FindPort(domain, contract, major);
        http.Response.Headers["OData-Version"] = "4.0";
        return objects.Count == 0
            ? Unknown(domain, contract, major)
            : TypedResults.Ok(new ServiceDocument
            {
                Context = $"{PublicAddress.Port(http.Request, domain, contract, major)}/$metadata",
                Value = [.. objects.Select(found => new ServiceDocumentEntry
                {
                    Name = found.Schema.Name,
                    Kind = "EntitySet",
                    Url = $"{PublicAddress.Port(http.Request, domain, contract, major)}/{Uri.EscapeDataString(found.Schema.Name)}",
                })],
            });
    }

    public static Results<FileContentHttpResult, ProblemHttpResult> Metadata(
        string domain, string contract, int major, HttpContext http, IServedContracts served, PortModels models)
    {
        var objects = served.FindPort(domain, contract, major);
        if (objects.Count == 0)
        {
            return Unknown(domain, contract, major);
        }

        http.Response.Headers["OData-Version"] = "4.0";
        http.Response.Headers.Append("Vary", "Accept");
        var model = models.Of(objects[0].Contract).Edm;
        return WantsJson(http.Request)
            ? TypedResults.Bytes(Json(model), "application/json")
            : TypedResults.Bytes(Xml(model), "application/xml; charset=utf-8");
    }

    private static bool WantsJson(HttpRequest request)
    {
        if (request.Query.TryGetValue("$format", out var format))
        {
            return format.ToString() is "json" or "application/json";
        }

        // Readers of OData send what they want of rows to every address, so JSON only where XML is not taken.
        var accepted = request.Headers.Accept.ToString();
        return accepted.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accepted.Contains("xml", StringComparison.OrdinalIgnoreCase)
            && !accepted.Contains("*/*", StringComparison.Ordinal);
    }

    private static byte[] Xml(IEdmModel model)
    {
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            Require(CsdlWriter.TryWriteCsdl(model, writer, CsdlTarget.OData, out var errors), errors);
        }

        return text.ToArray();
    }

    private static byte[] Json(IEdmModel model)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            Require(CsdlWriter.TryWriteCsdl(model, writer, out var errors), errors);
        }

        return text.ToArray();
    }

    private static void Require(bool isWritten, IEnumerable<EdmError> errors)
    {
        if (!isWritten)
        {
            throw new InvalidOperationException($"The model cannot be written: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
        }
    }

    internal static ProblemHttpResult Unknown(string domain, string contract, int major) => TypedResults.Problem(
        $"The domain '{domain}' serves no contract '{contract}' in major version {major} here.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
}
