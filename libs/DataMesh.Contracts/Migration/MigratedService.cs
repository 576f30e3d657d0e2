using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Who to ask, where the data is, and what is promised about it.</summary>
internal static class MigratedService
{
    public static void AddSupport(MigratedFields fields)
    {
        var channels = new List<DocumentNode>();
        Add("productSlackChannel", "slack");
        Add("productDl", "email");
        Add("productFeedbackUrl", "other");
        if (channels.Count > 0)
            fields.Add("support", DocumentNode.OfSequence(channels));

        void Add(string name, string tool)
        {
            if (fields.Take(name) is not { Kind: DocumentNodeKind.Scalar } value)
                return;
            var isUrl = name == "productFeedbackUrl";
            fields.Report(value, string.Create(CultureInfo.InvariantCulture, $"support[{channels.Count}]"), reason: null);
            channels.Add(DocumentNode.OfMapping(
            [
                Entry("channel", isUrl ? DocumentNode.OfText("feedback") : value),
                .. isUrl ? [Entry("url", value)] : (DocumentEntry[])[],
                Entry("tool", DocumentNode.OfText(tool)),
            ]));
        }
    }

    /// <summary>One server, of BigQuery where the document says so; credentials stay behind.</summary>
    public static void AddServers(MigratedFields fields)
    {
        fields.LeaveBehind("username", "credentials do not belong into a contract");
        fields.LeaveBehind("password", "credentials do not belong into a contract");
        var system = fields.Old.FindText("sourceSystem") ?? "";
        var isBigQuery = system.Contains("bigquery", StringComparison.OrdinalIgnoreCase);
        var server = new List<DocumentEntry>();
        if (isBigQuery)
        {
            Move("project", "project");
            Move("datasetName", "dataset");
        }
        else
        {
            Move("server", "host");
            Move("database", "database");
            Move("project", "project");
        }

        if (server.Count > 0)
        {
            fields.Add("servers", DocumentNode.OfSequence(
            [
                DocumentNode.OfMapping(
                [
                    Entry("server", DocumentNode.OfText("production")),
                    Entry("type", DocumentNode.OfText(isBigQuery ? "bigquery" : "custom")),
                    .. server,
                ]),
            ]));
        }

        void Move(string name, string newName)
        {
            if (fields.Take(name) is { } value)
            {
                fields.Report(value, $"servers[0].{newName}", reason: null);
                server.Add(Entry(newName, value));
            }
        }
    }

    public static void AddTeam(MigratedFields fields)
    {
        if (fields.Take("stakeholders") is { Items.Count: > 0 } people)
        {
            fields.Report(people, "team.members", reason: null);
            fields.Add("team", DocumentNode.OfMapping([Entry("members", people)]));
        }
    }

    public static void AddServiceLevels(MigratedFields fields)
    {
        fields.Carry("slaDefaultColumn", "slaDefaultElement");
        if (fields.Take("slaProperties") is { Items.Count: > 0 } properties)
        {
            fields.Add("slaProperties", DocumentNode.OfSequence([.. properties.Items.Select((property, at) =>
                new MigratedFields(property, string.Create(CultureInfo.InvariantCulture, $"slaProperties[{at}]"), fields.Moves)
                    .Carry("property").Carry("value").Carry("valueExt").Carry("unit").Carry("column", "element").Carry("driver")
                    .Build())]));
        }
    }

    private static DocumentEntry Entry(string name, DocumentNode value) => new(DocumentNode.OfText(name), value);
}
