using System.Text.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Scheduler.Runs;

/// <summary>
/// One execution of a pipeline, from its cause to its end. The row is the truth; a Hangfire job is only a wake-up call for it.
/// </summary>
internal sealed class Run
{
    public required string RunId { get; set; }
    public long PipelineId { get; set; }
    public Pipeline? Pipeline { get; set; }
    public required RunTrigger Trigger { get; set; }

    /// <summary>What it answers to; one run for each cause of a pipeline.</summary>
    public required string Cause { get; set; }
    public required PipelineRunState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Token of the last attempt.</summary>
    public long? FencingToken { get; set; }

    /// <summary>The worker that executes it, until <see cref="LeaseUntil"/>.</summary>
    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When a wake-up call was last put into the queue; null while one is owed.</summary>
    public DateTimeOffset? EnqueuedAt { get; set; }

    /// <summary>When the next attempt is due, while retrying.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
    public string? Error { get; set; }
    public string? Commits { get; set; }
    public string? Checks { get; set; }

    /// <summary>W3C traceparent under which everything of this run is recorded.</summary>
    public string? TraceParent { get; set; }

    public PipelineRun ToWire(Pipeline pipeline) => new()
    {
        RunId = RunId,
        Domain = pipeline.Domain,
        Contract = pipeline.Contract,
        Major = pipeline.Major,
        Trigger = Trigger,
        State = State,
        Attempts = Attempts,
        CreatedAt = CreatedAt,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        Error = Error is null ? null : JsonSerializer.Deserialize<RunError>(Error, MeshJson.Options),
        Commits = Commits is null ? [] : JsonSerializer.Deserialize<List<ObjectCommit>>(Commits, MeshJson.Options) ?? [],
        Checks = Checks is null ? [] : JsonSerializer.Deserialize<List<CheckResult>>(Checks, MeshJson.Options) ?? [],

        // 00-{trace id}-{span id}-{flags}
        TraceId = TraceParent?.Split('-') is [_, var trace, ..] ? trace : null,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Run>
    {
        public void Configure(EntityTypeBuilder<Run> builder)
        {
            builder.ToTable("run");
            builder.HasKey(run => run.RunId);
            builder.HasOne(run => run.Pipeline).WithMany().HasForeignKey(run => run.PipelineId);
            builder.HasIndex(run => new { run.PipelineId, run.Cause }).IsUnique();
            builder.HasIndex(run => new { run.PipelineId, run.CreatedAt });
            builder.HasIndex(run => run.State);
            builder.Property(run => run.Trigger).HasConversion<string>().HasMaxLength(16);
            builder.Property(run => run.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(run => run.Error).HasColumnType("jsonb");
            builder.Property(run => run.Commits).HasColumnType("jsonb");
            builder.Property(run => run.Checks).HasColumnType("jsonb");
        }
    }
}
