namespace DataMesh.Contracts;

/// <summary>Support, price and team: the people around the rows.</summary>
internal static class ComparePeople
{
    public static void Support(this ChangeScope scope, IReadOnlyList<SupportChannel> before, IReadOnlyList<SupportChannel> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(c => c.Id), new(c => c.Channel)))
        {
            var at = scope.Element("support", b, a, c => c.Channel);
            if (at.Presence("support-channel-added", b, a, (a ?? b)!.Url) || b is null || a is null)
                continue;
            at.Field("channel").Text("support-channel-changed", b.Channel, a.Channel);
            at.Field("url").Text("support-channel-changed", b.Url, a.Url);
            at.Field("tool").Text("support-channel-changed", b.Tool, a.Tool);
            at.Field("scope").Text("support-channel-changed", b.Scope, a.Scope);
            at.Field("invitationUrl").Text("support-channel-changed", b.InvitationUrl, a.InvitationUrl);
            at.Id(b.Id, a.Id);
            at.Description("description", b.Description, a.Description);
            at.Tags(b.Tags, a.Tags);
            at.Definitions(b.AuthoritativeDefinitions, a.AuthoritativeDefinitions);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }
    }

    public static void Price(this ChangeScope scope, Price? before, Price? after)
    {
        var at = scope.Field("price");
        at.Id(before?.Id, after?.Id);
        // What is not priced is free, in whatever currency.
        var (old, @new) = (before?.Amount ?? 0, after?.Amount ?? 0);
        var comparable = old == 0 || @new == 0 || (before?.Currency == after?.Currency && before?.Unit == after?.Unit);
        if (old == 0 && @new == 0)
            at.Text("description-changed", Text(before), Text(after));
        else if (!comparable)
            at.Add("price-changed", Text(before), Text(after));
        else if (old != @new)
            at.Add(@new > old ? "price-raised" : "price-lowered", Text(before), Text(after));
    }

    public static void Team(this ChangeScope scope, Team? before, Team? after)
    {
        var at = scope.Field("team");
        at.Id(before?.Id, after?.Id);
        at.Field("name").Text("team-changed", before?.Name, after?.Name);
        at.Field("description").Text("team-changed", before?.Description, after?.Description);
        at.Tags(before?.Tags ?? [], after?.Tags ?? []);
        at.Definitions(before?.AuthoritativeDefinitions ?? [], after?.AuthoritativeDefinitions ?? []);
        at.CustomProperties(before?.CustomProperties ?? [], after?.CustomProperties ?? []);
        Members(at, before?.Members ?? [], after?.Members ?? []);
    }

    private static void Members(ChangeScope team, IReadOnlyList<TeamMember> before, IReadOnlyList<TeamMember> after)
    {
        foreach (var (b, a) in ElementPairs.Of(before, after, new(m => m.Id), new(m => m.Username), new(m => m.Name)))
        {
            var at = team.Element("members", b, a, m => m.Username ?? m.Name ?? m.Id ?? "");
            if (at.Presence("team-member-added", b, a, (a ?? b)!.Role) || b is null || a is null)
                continue;
            at.Text("team-member-changed", Details(b), Details(a));
            at.Id(b.Id, a.Id);
            at.Tags(b.Tags, a.Tags);
            at.Definitions(b.AuthoritativeDefinitions, a.AuthoritativeDefinitions);
            at.CustomProperties(b.CustomProperties, a.CustomProperties);
        }

        static string Details(TeamMember m) =>
            string.Join(", ", m.Username, m.Name, m.Description, m.Role, m.DateIn, m.DateOut, m.ReplacedByUsername);
    }

    private static string? Text(Price? price) =>
        price is null ? null : $"{NodeText.Number(price.Amount ?? 0)} {price.Currency} / {price.Unit}";
}
