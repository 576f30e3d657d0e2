namespace DataMesh.Contracts;

/// <summary>Compares two versions of a contract: what changed, who is hurt, and which version that demands. Pure, no I/O.</summary>
public static class ContractComparer
{
    private static readonly string[] TypedShorthands = ["sources", "load"];

    /// <summary>
    /// All changes from one contract to another, read by the same reader. From a draft, which promises nothing, every version is enough that is
    /// not lower.
    /// </summary>
    public static ContractComparison Compare(DataContract before, DataContract after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<ContractChange>();
        var scope = new ChangeScope(changes, before, after);
        Identity(scope, before, after);
        Words(scope, before, after);
        scope.Schema(before, after);
        scope.Servers(before.Servers, after.Servers);
        scope.Roles(before.Roles, after.Roles);
        scope.ServiceLevels(before, after);
        scope.Support(before.Support, after.Support);
        scope.Price(before.Price, after.Price);
        scope.Team(before.Team, after.Team);
        Shorthands(scope, before, after);
        return VersionDemand.Judge(before, after, Sort(changes));
    }

    private static void Identity(ChangeScope scope, DataContract before, DataContract after)
    {
        scope.Field("id").Text("contract-id-changed", before.Id, after.Id);
        scope.Field("name").Text("contract-name-changed", before.Name, after.Name);
        scope.Field("domain").Text("contract-domain-changed", before.Domain, after.Domain);
        scope.Field("apiVersion").Text("standard-version-changed", before.ApiVersion, after.ApiVersion);
        scope.Field("dataProduct").Text("data-product-changed", before.DataProduct, after.DataProduct);
        scope.Field("tenant").Text("tenant-changed", before.Tenant, after.Tenant);
        scope.Field("contractCreatedTs").Text("created-at-changed", before.CreatedAt, after.CreatedAt);
        scope.Field("status").Status(before.Status, after.Status);
    }

    private static void Words(ChangeScope scope, DataContract before, DataContract after)
    {
        var (b, a) = (before.Description ?? new Description(), after.Description ?? new Description());
        var description = scope.Field("description");
        description.Description("purpose", b.Purpose, a.Purpose);
        description.Description("usage", b.Usage, a.Usage);
        description.Description("limitations", b.Limitations, a.Limitations);
        description.Definitions(b.AuthoritativeDefinitions, a.AuthoritativeDefinitions);
        description.CustomProperties(b.CustomProperties, a.CustomProperties);
        scope.Tags(before.Tags, after.Tags);
        scope.Context(before.Context, after.Context);
        scope.Definitions(before.AuthoritativeDefinitions, after.AuthoritativeDefinitions);
    }

    // Read by the standard alone, the shorthands are custom properties like any other.
    private static void Shorthands(ChangeScope scope, DataContract before, DataContract after)
    {
        foreach (var (b, a) in ElementPairs.Of(before.Sources, after.Sources, new PairKey<Source>(s => s.Name)))
        {
            var at = scope.Element("sources", b, a, s => s.Name);
            at.Value("source-added", "source-changed", Details(b), Details(a));
        }

        scope.Field("load").Text("load-mode-changed", LoadModes.NameOf(before.LoadMode), LoadModes.NameOf(after.LoadMode));
        var typed = before.Sources.Count + after.Sources.Count > 0 || before.LoadMode != after.LoadMode;
        scope.CustomProperties(before.CustomProperties, after.CustomProperties, typed ? TypedShorthands : []);

        static string? Details(Source? s) =>
            s is null ? null : string.Join(", ", s.Type.ToString().ToLowerInvariant(), s.Path ?? $"{s.Connection} {s.Table}", s.Watermark);
    }

    private static List<ContractChange> Sort(List<ContractChange> changes) =>
    [
        .. changes.OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Code, StringComparer.Ordinal)
            .ThenBy(c => c.Before, StringComparer.Ordinal).ThenBy(c => c.After, StringComparer.Ordinal),
    ];
}
