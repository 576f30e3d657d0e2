using System.Globalization;
using System.Text.Json.Nodes;
using DataMesh.Client;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace DataMesh.Catalog.Reference;

/// <summary>
/// Adds to each operation what its file says: summary, description, parameters, examples, and every error as problem details.
/// </summary>
internal sealed class DescribeOperations : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId is not { } name || OperationText.Find(name) is not { } text)
        {
            return;
        }

        operation.Summary = text.Summary;
        operation.Description = string.Join(' ', text.Description);
        DescribeParameters(operation, text);
        foreach (var media in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
        {
            media.Example = text.Request?.DeepClone();
        }

        await context.Document!.ProblemSchemaAsync(context, cancellationToken);
        operation.Responses ??= [];
        var mayBeMalformed = operation.RequestBody is not null
            || operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true;
        var answers = OperationText.OfAll.Responses.Where(answer => answer.Key != "400" || mayBeMalformed)
            .Where(answer => !text.Responses.ContainsKey(answer.Key)).Concat(text.Responses);
        foreach (var (status, answer) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            operation.Responses[status] = Describe(operation.Responses.GetValueOrDefault(status), status, answer, context.Document!);
        }
    }

    private static void DescribeParameters(OpenApiOperation operation, OperationText text)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description = text.Parameters.GetValueOrDefault(parameter.Name!)
                ?? OperationText.OfAll.Parameters.GetValueOrDefault(parameter.Name!);
        }
    }

    private static OpenApiResponse Describe(IOpenApiResponse? known, string status, AnswerText answer, OpenApiDocument document)
    {
        var response = known as OpenApiResponse ?? new OpenApiResponse();
        response.Description = answer.When;
        if (answer.Problem is not null)
        {
            response.Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemJson] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document),
                    Example = Example(status, answer),
                },
            };
            return response;
        }

        foreach (var media in response.Content?.Where(content => content.Key == "application/json")
            .Select(content => content.Value).OfType<OpenApiMediaType>() ?? [])
        {
            media.Example = answer.Example?.DeepClone();
        }

        return response;
    }

    private static JsonObject Example(string status, AnswerText answer)
    {
        var code = int.Parse(status, CultureInfo.InvariantCulture);
        var problem = new JsonObject
        {
            ["type"] = Problems.Prefix + answer.Problem,
            ["title"] = answer.Title ?? ReasonPhrases.GetReasonPhrase(code),
            ["status"] = code,
            ["detail"] = answer.Detail ?? answer.When,
        };
        foreach (var (name, value) in answer.Example as JsonObject ?? [])
        {
            problem[name] = value?.DeepClone();
        }

        return problem;
    }
}
