namespace DataMesh.Query.Sharing;

/// <summary>Which actions the client understands (protocol, "Delta Sharing Capabilities Header").</summary>
/// <param name="IsDelta">True for <c>responseformat=delta</c>.</param>
/// <param name="IsAsked">True when the client sent the header; only then it is answered.</param>
internal sealed record AnswerForm(bool IsDelta, bool IsAsked)
{
    public const string Header = "delta-sharing-capabilities";

    /// <summary>Every table of ours is within reader 1, so parquet serves whoever takes both.</summary>
    /// <exception cref="SharingProblem">None of the formats is known.</exception>
    public static AnswerForm Of(HttpRequest request)
    {
        if (request.Headers[Header] is not [{ } header])
        {
            return new(IsDelta: false, IsAsked: false);
        }

        var formats = header.Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(part => part.Length == 2 && part[0].Equals("responseformat", StringComparison.OrdinalIgnoreCase))?[1]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? ["parquet"];
        bool Has(string name) => formats.Contains(name, StringComparer.OrdinalIgnoreCase);
        return Has("parquet") || Has("delta")
            ? new(IsDelta: !Has("parquet"), IsAsked: true)
            : throw SharingProblem.Invalid($"None of the response formats '{string.Join(',', formats)}' is known: ask for parquet or delta.");
    }

    public string Answer => $"responseformat={(IsDelta ? "delta" : "parquet")}";
}
