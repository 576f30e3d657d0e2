using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Explaining;
using DataMesh.Governance;

namespace DataMesh.Cli.Linting;

/// <summary>
/// For code scanning: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). SARIF's <c>fixes</c> are edits, and
/// ours are instructions, so they stand in the messages.
/// </summary>
internal sealed class LintSarif(Surroundings surroundings) : ILintRenderer
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public void Write(LintReport report)
    {
        var rules = report.Findings.GroupBy(finding => finding.Code, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var places = rules.Select((finding, at) => (finding.Code, at))
            .ToDictionary(pair => pair.Code, pair => pair.at, StringComparer.Ordinal);
        surroundings.Out.WriteLine(new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver(rules) },
                ["columnKind"] = "utf16CodeUnits",
                ["invocations"] = new JsonArray(Invocation(report)),
                ["artifacts"] = new JsonArray(
                    [.. report.Files.Distinct().Select(file => new JsonObject { ["location"] = Location(file) })]),
                ["results"] = new JsonArray([.. report.Findings.Select(finding => Result(finding, places[finding.Code]))]),
            }),
        }.ToJsonString(Indented));
    }

    private static JsonObject Driver(List<LintFinding> rules) => new()
    {
        ["name"] = "mesh",
        ["semanticVersion"] = typeof(LintSarif).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
    };

    private static JsonObject Rule(LintFinding finding)
    {
        var rule = new JsonObject { ["id"] = finding.Code };
        if (finding.Policy is { } policy)
        {
            rule["shortDescription"] = Text(policy.Title);
            rule["fullDescription"] = Text(policy.Rationale);
            rule["help"] = Text($"{policy.Fix.TrimEnd('.')}. Ask {policy.Owner}.");
            rule["defaultConfiguration"] = new JsonObject
            {
                ["level"] = policy.Blocks ? "error" : policy.Severity == PolicySeverity.Info ? "note" : "warning",
            };
        }
        else if (CodeBook.Find(finding.Code) is { } about)
        {
            rule["shortDescription"] = Text(finding.Code.Replace('-', ' '));
            rule["fullDescription"] = Text(about);
        }

        return rule;
    }

    private static JsonObject Result(LintFinding finding, int rule)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Code,
            ["ruleIndex"] = rule,
            ["level"] = LintPage.Word(finding.Level),
            ["message"] = Text($"{finding.Message}. Fix: {finding.Fix}"),
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = Location(finding.File),
                    ["region"] = new JsonObject { ["startLine"] = finding.Line, ["startColumn"] = finding.Column },
                },
            }),
        };
        if (finding.Path.Length > 0)
            result["locations"]![0]!["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = finding.Path });
        if (finding.Waived is { } waived)
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = waived });
        return result;
    }

    private static JsonObject Invocation(LintReport report) => new()
    {
        ["executionSuccessful"] = true,
        ["toolExecutionNotifications"] = new JsonArray(
        [
            .. report.NotRun.Select(policy => new JsonObject
            {
                ["level"] = "note",
                ["message"] = Text($"The policy {policy.Policy} was not executed, because {policy.Reason}."),
            }),
        ]),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    /// <summary>Relative names stay relative, for the reader to find in its own checkout.</summary>
    private static JsonObject Location(string file) => new()
    {
        ["uri"] = Path.IsPathRooted(file)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', file.Split('/').Select(Uri.EscapeDataString)),
    };
}
