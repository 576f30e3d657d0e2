namespace DataMesh.Contracts;

/// <summary>Names that elements of a contract use for one another: service levels, roles, successors, arguments of checks.</summary>
internal static class ReferenceRules
{
    public static void Check(DataContract contract, ElementIndex index, Severity dangling, FindingList findings)
    {
        CheckElements(contract, contract.Node.Find("slaDefaultElement"), contract.SlaDefaultElement, index, dangling, findings);
        foreach (var promise in contract.SlaProperties)
            CheckElements(contract, promise.Node.Find("element"), promise.Element, index, dangling, findings);
        CheckSuccessors(contract, findings);
        CheckServerRoles(contract, findings);
        foreach (var schemaObject in contract.Schema)
        {
            foreach (var rule in schemaObject.Quality)
                CheckArguments(rule, schemaObject, index, dangling, findings);
        }

        foreach (var (_, property) in index.Properties)
            CheckRequired(property, index, dangling, findings);
    }

    private static void CheckElements(
        DataContract contract, DocumentNode? node, string? elements, ElementIndex index, Severity dangling, FindingList findings)
    {
        // A contract without a schema promises about data that is described elsewhere.
        if (node is null || elements is null || contract.Schema.Count == 0)
            return;
        var list = elements.AsSpan();
        foreach (var range in list.Split(','))
        {
            var element = list[range].Trim();
            if (element.IsEmpty || index.FollowElement(contract, element).Missing is not { } missing)
                continue;
            findings.Add(dangling, node, new Demand("dangling-reference", "ODCS slaProperties"),
                $"{FindingList.Quote(element)} points at nothing: the contract has no {missing}",
                "write object.property; several are separated by commas");
        }
    }

    private static void CheckSuccessors(DataContract contract, FindingList findings)
    {
        if (contract.Team is not { } team)
            return;
        var known = team.Members.Select(m => m.Username).ToHashSet(StringComparer.Ordinal);
        foreach (var member in team.Members.Where(m => m.ReplacedByUsername is not null && !known.Contains(m.ReplacedByUsername)))
        {
            findings.Warning(member.Node.Find("replacedByUsername")!, new Demand("dangling-reference", "ODCS team"),
                $"{FindingList.Quote(member.ReplacedByUsername!)} is no member of the team", "add the successor as a member");
        }
    }

    // A contract that lists its roles lists all of them: a server's role that is none of these is a slip.
    private static void CheckServerRoles(DataContract contract, FindingList findings)
    {
        if (contract.Roles.Count == 0)
            return;
        var known = contract.Roles.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var role in contract.Servers.SelectMany(s => s.Roles).Where(r => r.Name.Length > 0 && !known.Contains(r.Name)))
        {
            var meant = findings.IsFull ? null : Spelling.Nearest(role.Name, known);
            findings.Warning(role.Node.Find("role") ?? role.Node, new Demand("dangling-reference", "ODCS roles"),
                $"the server names the role {FindingList.Quote(role.Name)}, which the contract's roles lack",
                meant is null ? "add it to 'roles'" : $"did you mean '{meant}'?");
        }
    }

    // duplicateValues over several columns names them in arguments.properties.
    private static void CheckArguments(QualityRule rule, SchemaObject schemaObject, ElementIndex index, Severity dangling,
        FindingList findings)
    {
        foreach (var item in rule.Arguments?.Find("properties")?.Items ?? [])
        {
            if (item.Kind != DocumentNodeKind.Scalar || index.FindProperty(schemaObject.Properties, item.Text, byId: false) is not null)
                continue;
            var target = index.Follow(item.Text);
            if (target.Property is null && !target.IsElsewhere)
                Missing(item, schemaObject.Properties, "ODCS quality", dangling, findings);
        }
    }

    private static void CheckRequired(SchemaProperty property, ElementIndex index, Severity dangling, FindingList findings)
    {
        if (property.LogicalTypeOptions?.Node.Find("required") is not { } required || property.Properties.Count == 0)
            return;
        foreach (var item in required.Items)
        {
            if (index.FindProperty(property.Properties, item.Text, byId: false) is null)
                Missing(item, property.Properties, "ODCS schema.properties.logicalTypeOptions", dangling, findings);
        }
    }

    private static void Missing(DocumentNode name, IReadOnlyList<SchemaProperty> among, string section, Severity dangling,
        FindingList findings)
    {
        var meant = findings.IsFull ? null : Spelling.Nearest(name.Text, among.Take(500).Select(p => p.Name));
        findings.Add(dangling, name, new Demand("dangling-reference", section), $"there is no property {FindingList.Quote(name.Text)}",
            meant is null ? "mend the name, or add the property" : $"did you mean '{meant}'?");
    }
}
