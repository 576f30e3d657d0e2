using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace DataMesh.ServiceDefaults.Settings;

/// <summary>The sentence for a start that failed by somebody's setting and not by a fault of ours.</summary>
internal static partial class BadStart
{
    /// <summary>One sentence a fault, or null for anything else: that is ours, and its stack trace is wanted.</summary>
    public static string? Explain(object exception) => exception switch
    {
        StartFault fault => fault.Message,
        OptionsValidationException invalid => Lines(invalid.Failures.SelectMany(failure => Members(invalid.OptionsType, failure))),
        AggregateException many when many.InnerExceptions.All(one => Explain(one) is not null) => Lines(many.InnerExceptions.Select(one => Explain(one)!)),
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable when Value().Match(unreadable.Message) is { Success: true } value =>
            $"{Variable(value.Groups["key"].Value)} is no {value.Groups["type"].Value}: docs/operations.md lists the settings with their ranges.",
        IOException { InnerException: AddressInUseException } taken =>
            $"{taken.Message.TrimEnd('.')}: end the program that listens there, or set ASPNETCORE_URLS to another address.",
        _ => null,
    };

    private static IEnumerable<string> Members(Type options, string failure)
    {
        var section = options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string ?? options.Name;
        var members = Member().Matches(failure);
        return members.Count == 0 ? [failure] : members.Select(member => $"{Variable($"{section}:{member.Groups["name"].Value}")}: {member.Groups["error"].Value}");
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static string Lines(IEnumerable<string> sentences) => string.Join(Environment.NewLine, sentences);

    [GeneratedRegex("'(?<name>[^']+)' with the error: '(?<error>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex("configuration value( '[^']*')? at '(?<key>[^']+)' to type '([^']*\\.)?(?<type>[^'.]+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
