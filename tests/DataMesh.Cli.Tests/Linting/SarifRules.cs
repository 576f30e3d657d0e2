using System.Text.Json;

namespace DataMesh.Cli.Tests.Linting;

/// <summary>What SARIF 2.1.0 demands of the parts that are written here; the numbers are its sections.</summary>
internal static class SarifRules
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(JsonElement log)
    {
        Assert.Equal("2.1.0", log.GetProperty("version").GetString()); // 3.13.2
        Assert.EndsWith("sarif-schema-2.1.0.json", log.GetProperty("$schema").GetString(), StringComparison.Ordinal); // 3.13.3
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray()); // 3.13.4
        var driver = run.GetProperty("tool").GetProperty("driver"); // 3.18.2
        Assert.NotEmpty(driver.GetProperty("name").GetString()!); // 3.19.8
        Assert.Matches(@"^\d+\.\d+\.\d+", driver.GetProperty("semanticVersion").GetString()); // 3.19.12
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList(); // 3.49.3
        Assert.Equal(rules.Distinct(), rules); // 3.19.23: each once
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString()); // 3.14.17
        Assert.All(run.GetProperty("invocations").EnumerateArray(), call => Assert.True(call.GetProperty("executionSuccessful").GetBoolean())); // 3.20.14
        foreach (var result in run.GetProperty("results").EnumerateArray())
            CheckResult(result, rules);
    }

    private static void CheckResult(JsonElement result, List<string?> rules)
    {
        Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()], result.GetProperty("ruleId").GetString()); // 3.27.6
        Assert.Contains(result.GetProperty("level").GetString(), Levels); // 3.27.10
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!); // 3.27.11
        foreach (var location in result.GetProperty("locations").EnumerateArray())
        {
            var physical = location.GetProperty("physicalLocation");
            Assert.True(Uri.TryCreate(physical.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _)); // 3.4.3
            Assert.True(physical.GetProperty("region").GetProperty("startLine").GetInt32() >= 1); // 3.30.5
            Assert.True(physical.GetProperty("region").GetProperty("startColumn").GetInt32() >= 1); // 3.30.6
        }
    }
}
