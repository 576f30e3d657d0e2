namespace DataMesh.Contracts;

/// <summary>A format as a command line offers it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">Its name, such as <c>json-schema</c>.</param>
/// <param name="Extension">Extension of its files, such as <c>.schema.json</c>.</param>
/// <param name="Title">What it is, in a few words.</param>
public sealed record ExportTarget(ExportFormat Format, string Name, string Extension, string Title);
