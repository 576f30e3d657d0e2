namespace DataMesh.Query.Sharing;

/// <summary>An error in the shape of the protocol: <c>errorCode</c> and <c>message</c>.</summary>
internal sealed class SharingProblem(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static SharingProblem Invalid(string message) => new(StatusCodes.Status400BadRequest, "INVALID_PARAMETER_VALUE", message);

    public static SharingProblem Unauthenticated(string message) => new(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", message);

    public static SharingProblem Denied(string message) => new(StatusCodes.Status403Forbidden, "PERMISSION_DENIED", message);

    public static SharingProblem Missing(string message) => new(StatusCodes.Status404NotFound, "RESOURCE_DOES_NOT_EXIST", message);

    public static SharingProblem Broken(string message) => new(StatusCodes.Status500InternalServerError, "INTERNAL_ERROR", message);
}
