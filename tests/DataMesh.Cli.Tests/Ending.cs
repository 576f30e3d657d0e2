namespace DataMesh.Cli.Tests;

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record Ending(int Code, string Out, string Error);
