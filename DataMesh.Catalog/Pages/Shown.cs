using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Pages;

/// <summary>Values of a document as a page shows them: what is not said is absent.</summary>
internal static class Shown
{
    /// <summary>Answers have at most 64 levels, and a column may lie deep in them.</summary>
    private const int MostLevels = 12;

    public static IReadOnlyList<T>? List<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? null : list;
    }

    public static bool? Flag(bool value) => value ? true : null;

    public static JsonNode? Json(DocumentNode node)
    {
        var text = DocumentWriter.Write(node, DocumentFormat.Json);
        return LevelsOf(node) > MostLevels ? JsonValue.Create(text) : JsonNode.Parse(text);
    }

    public static string? Text(DocumentNode? node) =>
        node is null || node.IsNull
            ? null : node.Kind == DocumentNodeKind.Scalar ? node.Text : DocumentWriter.Write(node, DocumentFormat.Json).TrimEnd();

    public static DescribedText? Of(Description? description) => description is null
        ? null
        : new()
        {
            Purpose = description.Purpose,
            Usage = description.Usage,
            Limitations = description.Limitations,
            Links = Links(description.AuthoritativeDefinitions),
        };

    public static DescribedTeam? Of(Team? team) => team is null
        ? null
        : new()
        {
            Name = team.Name,
            Description = team.Description,
            Members = List(team.Members.Select(member => new DescribedMember
            {
                Username = member.Username,
                Name = member.Name,
                Role = member.Role,
                Description = member.Description,
                DateIn = member.DateIn,
                DateOut = member.DateOut,
            })),
        };

    public static IReadOnlyList<DescribedChannel>? Channels(IEnumerable<SupportChannel> channels) =>
        List(channels.Select(channel => new DescribedChannel
        {
            Channel = channel.Channel,
            Url = channel.Url,
            Tool = channel.Tool,
            Scope = channel.Scope,
            Description = channel.Description,
            InvitationUrl = channel.InvitationUrl,
        }));

    public static IReadOnlyList<DescribedLink>? Links(IEnumerable<AuthoritativeDefinition> definitions) =>
        List(definitions.Select(definition =>
        new DescribedLink { Type = definition.Type, Url = definition.Url, Description = definition.Description }));

    public static IReadOnlyList<DescribedProperty>? Properties(IEnumerable<CustomProperty> properties) => List(properties.Select(custom =>
        new DescribedProperty { Property = custom.Property, Value = Json(custom.Value), Description = custom.Description }));

    public static IReadOnlyList<DescribedRole>? Roles(IEnumerable<Role> roles) => List(roles.Select(role => new DescribedRole
    {
        Name = role.Name,
        Access = role.Access,
        Description = role.Description,
        FirstLevelApprovers = role.FirstLevelApprovers,
        SecondLevelApprovers = role.SecondLevelApprovers,
    }));

    private static int LevelsOf(DocumentNode node) => node.Kind switch
    {
        DocumentNodeKind.Sequence => 1 + node.Items.Select(LevelsOf).DefaultIfEmpty().Max(),
        DocumentNodeKind.Mapping => 1 + node.Entries.Select(entry => LevelsOf(entry.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
