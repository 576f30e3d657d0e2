namespace DataMesh.Cli.Showing;

/// <summary>Spans of time as people say them.</summary>
internal static class Ages
{
    public static string Since(DateTimeOffset at, TimeProvider time) => $"{Of(time.GetUtcNow() - at)} ago";

    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 2 } => $"{span.TotalSeconds:0} s",
        { TotalHours: < 2 } => $"{span.TotalMinutes:0} min",
        { TotalDays: < 2 } => $"{span.TotalHours:0} h",
        _ => $"{span.TotalDays:0} d",
    };
}
