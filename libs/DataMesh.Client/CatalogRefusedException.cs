using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Client;

/// <summary>The catalog understood the request and refused it: repeating it unchanged is useless.</summary>
public sealed class CatalogRefusedException(HttpStatusCode status, ProblemDetails problem)
    : Exception($"{(int)status} {problem.Title}: {problem.Detail}")
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The catalog's answer; findings, if any, are in its extensions.</summary>
    public ProblemDetails Problem { get; } = problem;
}
