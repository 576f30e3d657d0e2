namespace DataMesh.Contracts;

/// <summary>A document as its author wrote it, under the name that findings carry; whoever calls reads it from somewhere.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Text">YAML or JSON.</param>
public sealed record DocumentText(string File, string Text);
