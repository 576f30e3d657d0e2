namespace DataMesh.Gateway.Requests;

/// <summary>Every request has an id that caller, gateway and service share: the caller's if it is a decent one, else ours.</summary>
internal static class RequestIds
{
    private const string Header = "X-Request-Id";
    private const int Longest = 128;

    public static void UseRequestIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var id = context.Request.Headers[Header] is [{ } given] && IsDecent(given) ? given : Guid.CreateVersion7().ToString();
        context.Request.Headers[Header] = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsDecent(string id) => id.Length is > 0 and <= Longest && id.All(character => character is > ' ' and < '\x7f');
}
