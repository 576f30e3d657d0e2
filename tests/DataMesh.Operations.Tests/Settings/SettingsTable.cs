using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DataMesh.ServiceDefaults.Settings;

namespace DataMesh.Operations.Tests.Settings;

/// <summary>The settings of all processes as the table of docs/operations.md, made from the options classes and the settings that are checked.</summary>
internal static partial class SettingsTable
{
    private const string Head =
        "| variable | process | type | default | required | meaning |\n|---|---|---|---|---|---|\n";

    public static string Text { get; } = Head + string.Concat(KnownSettings.All.Select(RowOf).Concat(OptionRows()));

    private static readonly List<Regex> Names =
        [.. Variable().Matches(Text).Select(match => new Regex('^' + Placeholder().Replace(Regex.Escape(match.Groups[1].Value), "[^_]+") + '$'))];

    /// <summary>Whether the table has a row for an environment variable.</summary>
    public static bool Knows(string variable) => Names.Any(name => name.IsMatch(variable));

    private static string RowOf((Setting Setting, string Processes, string Default) known) => Row(
        known.Setting.Variable,
        known.Processes,
        known.Setting.Kind,
        known.Default,
        known.Setting.Need switch { Need.Everywhere => "yes", Need.InProduction => "in production", _ => "no" },
        known.Setting.Meaning);

    private static IEnumerable<string> OptionRows() =>
        from options in KnownSettings.Options
        let section = (string)options.Type.GetField("Section")!.GetRawConstantValue()!
        from property in options.Type.GetProperties()
        where property.CanWrite
        select Row(
            $"{section.Replace(":", "__", StringComparison.Ordinal)}__{property.Name}",
            options.Processes,
            KindOf(property),
            DefaultOf(options.Type, property),
            property.GetCustomAttribute<RequiredAttribute>() is null ? "no" : "yes",
            MeaningOf(options.Type, property));

    private static string Row(string variable, params string[] cells) =>
        $"| `{variable}` | {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";

    private static string KindOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = type == typeof(TimeSpan) ? "`d.hh:mm:ss`"
            : type == typeof(Uri) ? "address"
            : type == typeof(bool) ? "true, false"
            : type == typeof(string) ? "text"
            : typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? "a section"
            : "number";
        return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{kind}, {range.Minimum} to {range.Maximum}")
            : kind;
    }

    private static string DefaultOf(Type type, PropertyInfo property) => property.GetValue(Activator.CreateInstance(type)) is System.Collections.ICollection
        ? string.Empty
        : Convert.ToString(property.GetValue(Activator.CreateInstance(type)), CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The property's documentation, without what other columns say.</summary>
    private static string MeaningOf(Type type, PropertyInfo property)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var summary = documentation.Descendants("member").SingleOrDefault(member => member.Attribute("name")?.Value == $"P:{type.FullName}.{property.Name}")
            ?.Element("summary") ?? throw new InvalidOperationException($"{type.Name}.{property.Name} has no summary; the table of settings needs one.");
        foreach (var element in summary.Descendants().ToList())
        {
            element.ReplaceWith(new XText($"`{element.Attribute("cref")?.Value.Split('.')[^1] ?? element.Value}`"));
        }

        var text = Space().Replace(summary.Value, " ").Trim();
        text = Default().Replace(Range().Replace(text, string.Empty), string.Empty).Replace(".;", ";", StringComparison.Ordinal).Trim();
        return text.EndsWith('.') ? text[..^1] : text;
    }

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // `; 64 to 65536`, `; 0.1 s to 1 h`, `. 1 to 100 million`
    [GeneratedRegex(@"[;.] \d[\d,]*(\.\d+)?( \(off\)| [a-z]+)? to \d[\d,]*(\.\d+)?( million)?( [a-z]+)?")]
    private static partial Regex Range();

    // ` Default 512.`, ` Default 1024`
    [GeneratedRegex(@" Default \d[\d,]*(\.\d+)?( [a-z]+)?\.?")]
    private static partial Regex Default();
}
