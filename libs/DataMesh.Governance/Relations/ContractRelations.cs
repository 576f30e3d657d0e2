using DataMesh.Contracts;
using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>Relations of contracts and their services: levels, roles, servers.</summary>
internal static class ContractRelations
{
    public static readonly RelationOf<ContractDocument> Contract = new("contract", "A contract.",
    [
        Place.Of<ContractDocument>(row => row.File, row => row.Contract),
        Place.OfContract<ContractDocument>(row => row),
        [
            new("version", Text, "version as written", row => row.Contract.Version.Text),
            new("minor", Whole, "minor version", row => row.Contract.Version.Minor),
            new("status", Text, "such as `active`", row => row.Contract.Status),
            new("product", Text, "name of the product that the contract says it is of", row => row.Contract.DataProduct),
            new("tenant", Text, "tenant", row => row.Contract.Tenant),
            new("purpose", Text, "description.purpose", row => row.Contract.Description?.Purpose),
            new("usage", Text, "description.usage", row => row.Contract.Description?.Usage),
            new("limitations", Text, "description.limitations", row => row.Contract.Description?.Limitations),
            new("team", Text, "name of the team", row => row.Contract.Team?.Name),
            new("price_amount", Real, "price", row => row.Contract.Price?.Amount),
            new("price_currency", Text, "currency of the price", row => row.Contract.Price?.Currency),
            new("load_mode", Text, "`full`, `append`, `merge` or `replace-partitions`", row => LoadModes.NameOf(row.Contract.LoadMode)),
            new("schedule", Text, "cron expression that wakes the pipeline", row => row.Contract.Schedule),
        ],
        Place.Extras<ContractDocument>(row => row.Contract.Tags, row => row.Contract.CustomProperties),
    ]);

    public static readonly RelationOf<(ContractDocument In, SlaProperty Sla)> Sla = new("sla", "A service level of a contract.",
    [
        Place.Of<(ContractDocument In, SlaProperty Sla)>(row => row.In.File, row => row.Sla),
        Place.OfContract<(ContractDocument In, SlaProperty Sla)>(row => row.In),
        [
            new("property", Text, "such as `latency`, `frequency`, `retention`", row => row.Sla.Property),
            new("value", Text, "value as written", row => row.Sla.Value.IsNull ? null : row.Sla.Value.Text),
            new("unit", Text, "unit as written", row => row.Sla.Unit),
            new("seconds", Real, "the value in seconds where value and unit are a span of time", row => Spans.Seconds(row.Sla)),
            new("element", Text, "objects or columns that it is about", row => row.Sla.Element),
            new("driver", Text, "such as `regulatory`", row => row.Sla.Driver),
            new("scheduler", Text, "such as `cron`", row => row.Sla.Scheduler),
            new("schedule", Text, "such as `0 3 * * *`", row => row.Sla.Schedule),
            new("description", Text, "description", row => row.Sla.Description),
        ],
    ]);

    public static readonly RelationOf<(ContractDocument In, Role Role)> Role = new("role",
        "A right that a reader of a contract may ask for.",
    [
        Place.Of<(ContractDocument In, Role Role)>(row => row.In.File, row => row.Role),
        Place.OfContract<(ContractDocument In, Role Role)>(row => row.In),
        [
            new("role", Text, "name of the role", row => row.Role.Name),
            new("access", Text, "such as `read`", row => row.Role.Access),
            new("description", Text, "description", row => row.Role.Description),
            new("first_level_approvers", Text, "who approves", row => row.Role.FirstLevelApprovers),
            new("second_level_approvers", Text, "who approves next", row => row.Role.SecondLevelApprovers),
        ],
        Place.Extras<(ContractDocument In, Role Role)>(_ => [], row => row.Role.CustomProperties),
    ]);

    public static readonly RelationOf<(ContractDocument In, Server Server)> Server = new("server",
        "A place where the data of a contract is.",
    [
        Place.Of<(ContractDocument In, Server Server)>(row => row.In.File, row => row.Server),
        Place.OfContract<(ContractDocument In, Server Server)>(row => row.In),
        [
            new("server", Text, "name of the server", row => row.Server.Name),
            new("type", Text, "such as `postgres`", row => row.Server.Type),
            new("environment", Text, "such as `prod`", row => row.Server.Environment),
            new("description", Text, "description", row => row.Server.Description),
        ],
        Place.Extras<(ContractDocument In, Server Server)>(_ => [], row => row.Server.CustomProperties),
    ]);
}
