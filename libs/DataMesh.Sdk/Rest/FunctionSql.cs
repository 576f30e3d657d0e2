using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Rest;

/// <summary>OData's canonical functions (OData v4.01 URL conventions, section 5.1.1.5 ff.) as DuckDB's.</summary>
internal static class FunctionSql
{
    /// <exception cref="QueryProblem">There is no such function here.</exception>
    public static string Of(string name, IReadOnlyList<string> arguments) => arguments switch
    {
        [] => Constant(name),
        [var value] => OfText(name, value) ?? OfTime(name, value) ?? OfNumber(name, value),
        [var left, var right] => OfTwo(name, left, right),
        [var text, var from, var length] when name == "substring" => $"substr({text}, ({from}) + 1, {length})",
        _ => null,
    } ?? throw new QueryProblem(
        StatusCodes.Status501NotImplemented, $"The function '{name}' is not supported with {arguments.Count} arguments.");

    private static string? Constant(string name) => name switch
    {
        "now" => "now()",
        "mindatetime" => "'0001-01-01T00:00:00Z'::TIMESTAMPTZ",
        "maxdatetime" => "'9999-12-31T23:59:59.999999Z'::TIMESTAMPTZ",
        _ => null,
    };

    private static string? OfText(string name, string text) => name switch
    {
        "tolower" => $"lower({text})",
        "toupper" => $"upper({text})",
        "trim" => $"trim({text})",
        "length" => $"length({text})",
        _ => null,
    };

    private static string? OfTime(string name, string time) => name switch
    {
        "year" or "month" or "day" or "hour" or "minute" or "second" => $"{name}({time})",
        "fractionalseconds" => $"((microsecond({time}) % 1000000)::DECIMAL(18,6) / 1000000)",
        "date" => $"CAST({time} AS DATE)",
        "time" => $"CAST({time} AS TIME)",

        // Instants are kept and answered in UTC.
        "totaloffsetminutes" => $"(CASE WHEN {time} IS NOT NULL THEN 0 END)",
        "totalseconds" => $"epoch({time})",
        _ => null,
    };

    private static string? OfNumber(string name, string number) => name switch
    {
        "round" or "floor" => $"{name}({number})",
        "ceiling" => $"ceil({number})",
        _ => null,
    };

    private static string? OfTwo(string name, string left, string right) => name.ToUpperInvariant() switch
    {
        "CONTAINS" => $"contains({left}, {right})",
        "STARTSWITH" => $"starts_with({left}, {right})",
        "ENDSWITH" => $"suffix({left}, {right})",
        "INDEXOF" => $"(strpos({left}, {right}) - 1)",
        "SUBSTRING" => $"substr({left}, ({right}) + 1)",
        "CONCAT" => $"({left} || {right})",
        "MATCHESPATTERN" => $"regexp_matches({left}, {right})",
        _ => null,
    };
}
