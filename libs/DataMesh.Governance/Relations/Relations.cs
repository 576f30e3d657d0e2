namespace DataMesh.Governance;

/// <summary>Everything that checks may read.</summary>
public static class Relations
{
    private static readonly IReadOnlyList<Relation> OfDocuments = [.. Rows(DocumentSet.Empty).Select(rows => rows.Relation)];

    /// <summary>All relations, as <c>docs/governance.md</c> lists them.</summary>
    public static IReadOnlyList<Relation> All { get; } =
    [
        .. OfDocuments,
        MeshRelations.PolicyWaiver.Shape(needsMesh: false),
        MeshRelations.Clock.Shape(needsMesh: false),
        .. OfDocuments.Select(PublishedTwin),
        ChangeRow.Relation.Shape(needsMesh: true),
        MeshRelations.Publication.Shape(needsMesh: true),
        MeshRelations.Lineage.Shape(needsMesh: true),
        MeshRelations.Usage.Shape(needsMesh: true),
        MeshRelations.Run.Shape(needsMesh: true),
        MeshRelations.Slo.Shape(needsMesh: true),
        MeshRelations.Grant.Shape(needsMesh: true),
    ];

    /// <summary>The relation of a name, whatever its case, or null.</summary>
    public static Relation? Find(string name) =>
        All.FirstOrDefault(relation => string.Equals(relation.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of the relations that policies read: what a caller need not know is not worth fetching.</summary>
    public static IReadOnlySet<string> ReadBy(IEnumerable<Policy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return policies.SelectMany(ReadBy).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> ReadBy(Policy policy)
    {
        try
        {
            return CheckText.Review(policy).Select(relation => relation.Name);
        }
        catch (CheckRefusedException)
        {
            // Said when it is judged.
            return [];
        }
    }

    internal static Relation PublishedTwin(Relation relation) => relation with
    {
        Name = Relation.PublishedPrefix + relation.Name,
        Description = $"The same of what is in the mesh already: `{relation.Name}`.",
        NeedsMesh = true,
    };

    /// <summary>The rows of documents; computed when they are loaded.</summary>
    internal static IReadOnlyList<RelationRows> Rows(DocumentSet set)
    {
        var objects = set.Contracts.SelectMany(ObjectRow.Of);
        var documents = PeopleRelations.Document.In(set);
        return
        [
            ProductRelations.Product.Rows(set.Products),
            ProductRelations.InputPort.Rows(set.Products.SelectMany(d => d.Product.InputPorts.Select(port => (d, port)))),
            ProductRelations.OutputPort.Rows(set.Products.SelectMany(d => d.Product.OutputPorts.Select(port => (d, port)))),
            ContractRelations.Contract.Rows(set.Contracts),
            SchemaRelations.Object.Rows(objects),
            SchemaRelations.Property.Rows(objects.SelectMany(PropertyRow.Of)),
            SchemaRelations.QualityRule.Rows(objects.SelectMany(RuleRow.Of)),
            SchemaRelations.Relationship.Rows(objects.SelectMany(RelationshipRow.Of)),
            ContractRelations.Sla.Rows(set.Contracts.SelectMany(d => d.Contract.SlaProperties.Select(sla => (d, sla)))),
            ContractRelations.Role.Rows(set.Contracts.SelectMany(d => d.Contract.Roles.Select(role => (d, role)))),
            ContractRelations.Server.Rows(set.Contracts.SelectMany(d => d.Contract.Servers.Select(server => (d, server)))),
            PeopleRelations.TeamMember.Rows(documents.SelectMany(d => (d.Team?.Members ?? []).Select(member => (d, member)))),
            PeopleRelations.Support.Rows(documents.SelectMany(d => d.Support.Select(channel => (d, channel)))),
        ];
    }

    /// <summary>The rows of everything that is known.</summary>
    internal static IReadOnlyList<RelationRows> Rows(DocumentSet documents, MeshFacts facts, IReadOnlyList<Waiver> waivers,
        DateTimeOffset now)
    {
        var written = facts.Written.Select(rows => rows.Relation.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        IEnumerable<RelationRows?> known =
        [
            .. Rows(documents),
            MeshRelations.PolicyWaiver.Rows(waivers),
            MeshRelations.Clock.Rows([now]),
            .. facts.Published is { } published ? Rows(published).Select(rows => rows.Published()) : [],
            facts.Published is { } current ? ChangeRow.Relation.Rows(ChangeRow.Of(documents, current)) : null,
            facts.Publications is { } publications ? MeshRelations.Publication.Rows(publications) : null,
            facts.Lineage is { } lineage ? MeshRelations.Lineage.Rows(lineage) : null,
            facts.Usage is { } usage ? MeshRelations.Usage.Rows(usage) : null,
            facts.Runs is { } runs ? MeshRelations.Run.Rows(runs) : null,
            facts.SloStatus is { } levels ? MeshRelations.Slo.Rows(levels) : null,
            facts.Grants is { } grants ? MeshRelations.Grant.Rows(grants) : null,
        ];
        return [.. known.OfType<RelationRows>().Where(rows => !written.Contains(rows.Relation.Name)), .. facts.Written];
    }
}
