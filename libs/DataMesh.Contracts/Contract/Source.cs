namespace DataMesh.Contracts;

/// <summary>Something a pipeline reads besides its input ports: an entry of our shorthand <c>sources</c>.</summary>
public sealed record Source : DocumentElement
{
    /// <summary>Name of the view in the pipeline's SQL: a plain identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of source.</summary>
    public required SourceType Type { get; init; }

    /// <summary>File, or a pattern of files, relative to the domain's folder; set for csv, parquet and json.</summary>
    public string? Path { get; init; }

    /// <summary>Name of a connection string; set for postgres.</summary>
    public string? Connection { get; init; }

    /// <summary>Table as <c>schema.table</c> or <c>table</c>; set for postgres.</summary>
    public string? Table { get; init; }

    /// <summary>Ever growing integer column: a run reads only rows above the last one committed. Null reads all.</summary>
    public string? Watermark { get; init; }
}
