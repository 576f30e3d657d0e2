using DataMesh.Contracts;
using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>Relations of people and of ways to reach them, for products and contracts alike.</summary>
internal static class PeopleRelations
{
    public static readonly RelationOf<(Document In, TeamMember Member)> TeamMember = new("team_member",
        "A person behind a product or contract.",
    [
        Place.Of<(Document In, TeamMember Member)>(row => row.In.File, row => row.Member),
        Columns<TeamMember>(),
        [
            new("username", Text, "account or e-mail address", row => row.Member.Username),
            new("name", Text, "name", row => row.Member.Name),
            new("role", Text, "such as `owner`", row => row.Member.Role),
            new("date_in", Text, "since when, as written", row => row.Member.DateIn),
            new("date_out", Text, "until when, as written; null while a member", row => row.Member.DateOut),
            new("replaced_by", Text, "username of the one who came after", row => row.Member.ReplacedByUsername),
        ],
    ]);

    public static readonly RelationOf<(Document In, SupportChannel Channel)> Support = new("support",
        "Where users of a product or contract ask.",
    [
        Place.Of<(Document In, SupportChannel Channel)>(row => row.In.File, row => row.Channel),
        Columns<SupportChannel>(),
        [
            new("channel", Text, "name of the channel", row => row.Channel.Channel),
            new("url", Text, "address", row => row.Channel.Url),
            new("tool", Text, "such as `slack`", row => row.Channel.Tool),
            new("scope", Text, "such as `interactive`", row => row.Channel.Scope),
        ],
    ]);

    private static IReadOnlyList<Column<(Document In, T Of)>> Columns<T>() =>
    [
        new("kind", Text, "`product` or `contract`: the document that says so", row => row.In.Kind),
        new("domain", Text, "domain of the document", row => row.In.Domain),
        new("document_id", Text, "`product_id` or `contract_id`", row => row.In.Id),
    ];

    /// <summary>A product or a contract.</summary>
    internal sealed record Document(string File, string Kind, string? Domain, string Id, Team? Team, IReadOnlyList<SupportChannel> Support)
    {
        public static IEnumerable<Document> In(DocumentSet set) =>
            set.Products.Select(d => new Document(d.File, "product", d.Product.Domain, d.Product.Id, d.Product.Team, d.Product.Support))
                .Concat(set.Contracts.Select(d =>
                    new Document(d.File, "contract", d.Contract.Domain, d.Contract.Id, d.Contract.Team, d.Contract.Support)));
    }
}
