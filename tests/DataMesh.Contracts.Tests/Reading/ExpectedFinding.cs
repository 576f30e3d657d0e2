namespace DataMesh.Contracts.Tests;

/// <summary>A finding as a case's <c>expected.json</c> lists it: what stays stable when a message is worded anew.</summary>
public sealed record ExpectedFinding(string Severity, string Code, int Line, int Column, string Path)
{
    internal static ExpectedFinding Of(Finding finding) =>
        new(finding.Severity.ToString().ToLowerInvariant(), finding.Code, finding.Line, finding.Column, finding.Path);
}
