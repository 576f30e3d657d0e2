namespace DataMesh.Contracts;

/// <summary>Servers and roles: where the rows are, and through which right they are reached.</summary>
internal static class CompareServers
{
    private static readonly string[] NotAddress =
        ["id", "server", "type", "description", "environment", "roles", "customProperties", "tags", "authoritativeDefinitions"];

    public static void Servers(this ChangeScope scope, IReadOnlyList<Server> before, IReadOnlyList<Server> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(s => s.Id), new(s => s.Name)))
        {
            var at = scope.Element("servers", b, a, s => s.Name);
            if (at.Presence("server-added", b, a, (a ?? b)!.Type) || b is null || a is null)
                continue;
            at.Field("server").Text("server-renamed", b.Name, a.Name);
            at.Field("type").Text("server-type-changed", b.Type, a.Type);
            at.Field("environment").Text("server-environment-changed", b.Environment, a.Environment);
            foreach (var field in Address(b).Concat(Address(a)).Distinct(StringComparer.Ordinal))
                at.Field(field).Text("server-moved", NodeText.Plain(b.Node.Find(field)), NodeText.Plain(a.Node.Find(field)));
            at.Id(b.Id, a.Id);
            at.Description("description", b.Description, a.Description);
            at.Roles(b.Roles, a.Roles);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }
    }

    public static void Roles(this ChangeScope scope, IReadOnlyList<Role> before, IReadOnlyList<Role> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(r => r.Id), new(r => r.Name)))
        {
            var at = scope.Element("roles", b, a, r => r.Name);
            if (at.Presence("role-added", b, a, (a ?? b)!.Access) || b is null || a is null)
                continue;
            at.Field("role").Text("role-renamed", b.Name, a.Name);
            if (b.Access != a.Access)
                at.Field("access").Promise("role-access-reduced", "role-access-changed", Access(b.Access, a.Access), b.Access, a.Access);
            at.Field("firstLevelApprovers").Text("role-approvers-changed", b.FirstLevelApprovers, a.FirstLevelApprovers);
            at.Field("secondLevelApprovers").Text("role-approvers-changed", b.SecondLevelApprovers, a.SecondLevelApprovers);
            at.Id(b.Id, a.Id);
            at.Description("description", b.Description, a.Description);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }
    }

    private static IEnumerable<string> Address(Server server) =>
        server.Node.Entries.Select(e => e.Name).Except(NotAddress, StringComparer.Ordinal);

    // Who writes reads, and who administers writes; other words cannot be compared.
    private static Direction Access(string? before, string? after) => (Rank(before), Rank(after)) switch
    {
        (null, _) or (_, null) => Direction.Other,
        var (b, a) when a < b => Direction.Tighter,
        var (b, a) when a > b => Direction.Looser,
        _ => Direction.Other,
    };

    private static int? Rank(string? access) => access?.Trim().ToLowerInvariant() switch
    {
        "read" or "r" or "select" => 1,
        "write" or "readwrite" or "read-write" or "rw" => 2,
        "admin" or "all" or "owner" => 3,
        _ => null,
    };
}
