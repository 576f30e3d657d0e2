using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>Relations of the mesh, filled where the caller knows it, and of the time.</summary>
internal static class MeshRelations
{
    public static readonly RelationOf<DateTimeOffset> Clock = new("clock", "One row: the time by which policies judge.",
    [
        [
            new("now", Instant, "time of judging, UTC", now => now),
            new("today", Day, "day of judging, UTC", now => DateOnly.FromDateTime(now.UtcDateTime)),
        ],
    ]);

    public static readonly RelationOf<Waiver> PolicyWaiver = new("policy_waiver", "A domain's dated exception from a policy.",
    [
        Place.Of<Waiver>(row => row.File, row => row),
        [
            new("domain", Text, "domain that waives", row => row.Domain),
            new("policy", Text, "id of the policy", row => row.Policy),
            new("product", Text, "product that it is for; null for all", row => row.Product),
            new("contract", Text, "contract that it is for; null for all", row => row.Contract),
            new("reason", Text, "why", row => row.Reason),
            new("owner", Text, "who answers for it", row => row.Owner),
            new("until", Day, "last day on which it holds", row => row.Until),
        ],
    ]);

    public static readonly RelationOf<LineageEdge> Lineage = new("lineage_edge", "Data flows from one object, or column, to another.",
    [
        [
            new("from_domain", Text, "where it comes from: domain", row => row.FromDomain),
            new("from_contract", Text, "contract", row => row.FromContract),
            new("from_major", Whole, "its major version", row => row.FromMajor),
            new("from_object", Text, "object", row => row.FromObject),
            new("from_column", Text, "column; null for an edge between objects", row => row.FromColumn),
            new("to_domain", Text, "where it goes: domain", row => row.ToDomain),
            new("to_contract", Text, "contract", row => row.ToContract),
            new("to_major", Whole, "its major version", row => row.ToMajor),
            new("to_object", Text, "object", row => row.ToObject),
            new("to_column", Text, "column; null for an edge between objects", row => row.ToColumn),
        ],
    ]);

    public static readonly RelationOf<ContractUsage> Usage = new("usage", "How much one consumer read of a contract.",
    [
        Subject<ContractUsage>(row => (row.Domain, row.Contract, row.Major)),
        [
            new("consumer", Text, "who read; empty for those who did not say", row => row.Consumer),
            new("reads", Whole, "number of requests that were answered", row => row.Reads),
            new("last_read_at", Instant, "last read, UTC", row => row.LastReadAt),
        ],
    ]);

    public static readonly RelationOf<PipelineRun> Run = new("run", "One execution of a contract's pipeline.",
    [
        Subject<PipelineRun>(row => (row.Domain, row.Contract, row.Major)),
        [
            new("run_id", Text, "id of the run", row => row.RunId),
            new("state", Text, "such as `succeeded` or `failed`", row => row.State),
            new("started_at", Instant, "start, UTC", row => row.StartedAt),
            new("finished_at", Instant, "end, UTC; null while it runs", row => row.FinishedAt),
        ],
    ]);

    public static readonly RelationOf<SloStatus> Slo = new("slo_status", "How a service level stands now.",
    [
        Subject<SloStatus>(row => (row.Domain, row.Contract, row.Major)),
        [
            new("object", Text, "object that it is measured on; null where nothing is measured", row => row.Object),
            new("property", Text, "such as `latency`", row => row.Property),
            new("status", Text, "`pass`, `fail`, `error` or `not executed`", row => row.Status),
            new("since", Instant,
                "UTC: when it fails, since when it is broken; when it passes, the last commit; else since it was published", row => row.Since),
        ],
    ]);

    public static readonly RelationOf<AccessGrant> Grant = new("grant", "Permission of a consumer to read a contract; in SQL `\"grant\"`.",
    [
        Subject<AccessGrant>(row => (row.Domain, row.Contract, row.Major)),
        [
            new("consumer", Text, "who may read", row => row.Consumer),
            new("role", Text, "role of the contract", row => row.Role),
            new("purpose", Text, "what for", row => row.Purpose),
            new("granted_at", Instant, "since when, UTC", row => row.GrantedAt),
            new("expires_at", Instant, "until when, UTC; null for ever", row => row.ExpiresAt),
        ],
    ]);

    public static readonly RelationOf<MajorPublication> Publication = new("publication",
        "When a major version of a contract was published.",
    [
        Subject<MajorPublication>(row => (row.Domain, row.Contract, row.Major)),
        [
            new("first_published_at", Instant, "its first version, UTC", row => row.FirstAt),
            new("last_published_at", Instant, "its current version, UTC", row => row.LastAt),
        ],
    ]);

    private static IReadOnlyList<Column<T>> Subject<T>(Func<T, (string Domain, string Contract, int Major)> subject) =>
    [
        new("domain", Text, "domain of the contract", row => subject(row).Domain),
        new("contract", Text, "name of the contract", row => subject(row).Contract),
        new("major", Whole, "major version", row => subject(row).Major),
    ];
}
