namespace DataMesh.Contracts.Tests;

/// <summary>One change of an <c>expected.json</c>.</summary>
internal sealed record ExpectedChange(string Code, string? BeforePath, string? AfterPath, string? Before, string? After)
{
    public static ExpectedChange Of(ContractChange change) =>
        new(change.Code, change.BeforePath, change.AfterPath, change.Before, change.After);

    /// <summary>The same change seen from the other side.</summary>
    public ExpectedChange Mirror() => new(ChangeKinds.Of(Code).Mirror, AfterPath, BeforePath, After, Before);
}
