using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>A request's query options cannot be answered; becomes problem details.</summary>
internal sealed class QueryProblem(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The problem's type, where it is not that the query is invalid.</summary>
    public string? Type { get; init; }

    public static QueryProblem Invalid(string message) => new(StatusCodes.Status400BadRequest, message);

    public static QueryProblem Unsupported(string what) => Invalid($"The query uses {what}, which is not supported.");
}
