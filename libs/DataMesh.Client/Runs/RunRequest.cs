using System.ComponentModel.DataAnnotations;

namespace DataMesh.Client;

/// <summary>Body of <c>PUT /mesh/pipelines/{contract}/v{major}/runs/{runId}</c>, from the scheduler to a domain. Idempotent by run id.</summary>
public sealed record RunRequest
{
    public required RunTrigger Trigger { get; init; }

    /// <summary>Grows with every attempt of any run of the pipeline; a commit with a lower token than the table has seen is refused.</summary>
    [Range(1, long.MaxValue)]
    public required long FencingToken { get; init; }

    /// <summary>The declared inputs, resolved from contract ids to addresses.</summary>
    [Required]
    public required IReadOnlyList<RunInput> Inputs { get; init; }
}
