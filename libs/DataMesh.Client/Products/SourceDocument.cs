using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>A document as its author wrote it: the text decides, never a re-serialised copy.</summary>
public sealed record SourceDocument
{
    /// <summary>File name relative to the domain's folder, with <c>/</c>; findings are reported against it. 1 to 512 characters.</summary>
    [Required, StringLength(512, MinimumLength = 1)]
    public required string File { get; init; }

    /// <summary>YAML or JSON text, at most 1 MiB.</summary>
    [Required, StringLength(1_048_576, MinimumLength = 1)]
    public required string Content { get; init; }
}
