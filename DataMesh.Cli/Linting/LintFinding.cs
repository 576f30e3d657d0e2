using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Linting;

/// <summary>What is wrong with a document, by the standard, by the mesh or by a policy.</summary>
internal sealed record LintFinding
{
    public required LintLevel Level { get; init; }

    /// <summary>Stable code, or the id of the policy.</summary>
    public required string Code { get; init; }

    /// <summary>File of the document; the product's address when the finding is in none, but in the mesh.</summary>
    public required string File { get; init; }

    /// <summary>Line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column, counted from 1.</summary>
    public required int Column { get; init; }
    public required string Path { get; init; }
    public required string Message { get; init; }
    public required string Fix { get; init; }

    /// <summary>The policy that found it, or null.</summary>
    public Policy? Policy { get; init; }

    /// <summary>Why it is excused, and until when; null when it is not.</summary>
    public string? Waived { get; init; }

    public static LintFinding Of(Finding finding) => new()
    {
        Level = finding.Severity == Severity.Error ? LintLevel.Error : LintLevel.Warning,
        Code = finding.Code,
        File = finding.File,
        Line = finding.Line,
        Column = finding.Column,
        Path = finding.Path,
        Message = finding.Message,
        Fix = finding.Fix,
    };

    /// <summary>What the catalog found.</summary>
    public static LintFinding Of(DocumentFinding finding) => new()
    {
        Level = finding.Severity == "error" ? LintLevel.Error : finding.Severity == "warning" ? LintLevel.Warning : LintLevel.Note,
        Code = finding.Code,
        File = finding.File,
        Line = finding.Line,
        Column = finding.Column,
        Path = finding.Path,
        Message = finding.Message,
        Fix = finding.Fix,
    };

    /// <summary>An offence; only a blocking one of an enforced policy keeps a product from being published.</summary>
    public static LintFinding Of(PolicyFinding finding, Policy? policy) => new()
    {
        Level = finding.Waiver is not null || finding.Severity == PolicySeverity.Info ? LintLevel.Note
            : policy?.Blocks == true ? LintLevel.Error : LintLevel.Warning,
        Code = finding.PolicyId,
        File = finding.File ?? $"{finding.Domain}/{finding.Product ?? finding.Contract}",
        Line = Math.Max(1, finding.Line),
        Column = Math.Max(1, finding.Column),
        Path = finding.Path,
        Message = finding.Message,
        Fix = finding.Fix,
        Policy = policy,
        Waived = finding.Waiver is { } waiver ? $"waived until {waiver.Until:yyyy-MM-dd} by {waiver.Owner}: {waiver.Reason}" : null,
    };
}
