using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Client;

/// <summary>The catalog understood the request and refused it: repeating it unchanged is useless.</summary>
public sealed class CatalogRefusedException(HttpStatusCode status, ProblemDetails problem)
    : Exception($"{(int)status} {problem.Title}: {problem.Detail}")
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The catalog's answer; findings, if any, are in its extensions.</summary>
    public ProblemDetails Problem { get; } = problem;

    /// <summary>A member of the problem besides those of RFC 9457, such as <c>findings</c>, <c>offences</c> or <c>differences</c>; null when it has none.</summary>
    /// <exception cref="JsonException">The member is something else.</exception>
    public T? Read<T>(string member)
        where T : class =>
        Problem.Extensions.TryGetValue(member, out var value) && value is JsonElement json ? json.Deserialize<T>(MeshJson.Options) : null;
}
