using System.CommandLine;

namespace DataMesh.Cli.CommandLine;

/// <summary>The option <c>--format</c>; its first value is the default.</summary>
internal static class Formats
{
    public static Option<string> Option(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = $"{string.Join(", ", formats[..^1])} or {formats[^1]}.",
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
