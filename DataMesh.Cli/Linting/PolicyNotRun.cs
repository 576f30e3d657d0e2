namespace DataMesh.Cli.Linting;

/// <summary>A policy that was not executed, and why. It never counts as passed.</summary>
internal sealed record PolicyNotRun(string Policy, string Reason);
