namespace DataMesh.Sdk.Rest;

/// <summary>A request's query options cannot be answered; becomes problem details.</summary>
internal sealed class QueryProblem(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
