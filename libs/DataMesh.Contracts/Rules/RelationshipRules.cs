namespace DataMesh.Contracts;

/// <summary>Relationships (ODCS 3.1 references) pair columns that exist, of one type, and can be loaded in some order.</summary>
internal static class RelationshipRules
{
    private const string Section = "ODCS references";

    /// <param name="contract">The contract.</param>
    /// <param name="index">Its elements.</param>
    /// <param name="dangling">Weight of what points at nothing: the standard's text does not say that a reader must refuse it.</param>
    /// <param name="findings">Where findings go.</param>
    public static void Check(DataContract contract, ElementIndex index, Severity dangling, FindingList findings)
    {
        var edges = new List<(SchemaObject From, SchemaObject To, DocumentNode Node)>();
        foreach (var schemaObject in contract.Schema)
        {
            foreach (var relationship in schemaObject.Relationships)
                CheckPairs(schemaObject, relationship, index, dangling, edges, findings);
        }

        foreach (var (schemaObject, property) in index.Properties)
        {
            foreach (var relationship in property.Relationships)
                CheckTargets(schemaObject, property, relationship, index, dangling, edges, findings);
        }

        RelationshipCycle.Check(edges, findings);
    }

    private static void CheckPairs(SchemaObject owner, Relationship relationship, ElementIndex index, Severity dangling,
        List<(SchemaObject From, SchemaObject To, DocumentNode Node)> edges, FindingList findings)
    {
        var from = Follow(relationship, "from", relationship.From, index, dangling, findings);
        var to = Follow(relationship, "to", relationship.To, index, dangling, findings);
        for (var i = 0; i < Math.Min(from.Count, to.Count); i++)
        {
            if (from[i].Object is { } source && !ReferenceEquals(source, owner))
            {
                findings.Warning(ColumnNode(relationship, "from", i), new Demand("relationship-of-other-object", Section),
                    $"the relationship stands on {FindingList.Quote(owner.Name)}, but begins at {FindingList.Quote(source.Name)}",
                    "move it to the object that holds its columns");
            }

            CheckPair(ColumnNode(relationship, "to", i), from[i].Property, to[i].Property, findings);
        }

        if (to.Count > 0 && to[0].Object is { } target)
            edges.Add((owner, target, relationship.Node));
    }

    private static void CheckTargets(SchemaObject owner, SchemaProperty property, Relationship relationship, ElementIndex index,
        Severity dangling, List<(SchemaObject From, SchemaObject To, DocumentNode Node)> edges, FindingList findings)
    {
        var to = Follow(relationship, "to", relationship.To, index, dangling, findings);
        if (to.Count > 1)
        {
            findings.Error(relationship.Node.Find("to")!, new Demand("relationship-lengths", Section),
                $"'to' names {to.Count} columns, but the source is one property",
                "write one relationship for each target, or move a composite key to the object's relationships");
        }

        for (var i = 0; i < to.Count; i++)
        {
            CheckPair(ColumnNode(relationship, "to", i), property, to[i].Property, findings);
            if (to[i].Object is { } target)
                edges.Add((owner, target, relationship.Node));
        }
    }

    private static List<ReferenceTarget> Follow(Relationship relationship, string field, IReadOnlyList<string> columns,
        ElementIndex index, Severity dangling, FindingList findings)
    {
        var targets = new List<ReferenceTarget>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var target = index.Follow(columns[i]);
            targets.Add(target);
            if (target.Malformed is { } problem)
            {
                findings.Error(ColumnNode(relationship, field, i), new Demand("reference-malformed", Section),
                    $"{FindingList.Quote(columns[i])} is no reference to a property: {problem}",
                    "write object.property by names, or schema/<id>/properties/<id>; 'file.yaml#' before it leaves the contract");
            }
            else if (target.Missing is { } missing)
            {
                // An object that is not here may be meant elsewhere; a property that its object lacks is a slip.
                var severity = index.Names(columns[i]) ? dangling : Severity.Warning;
                findings.Add(severity, ColumnNode(relationship, field, i), new Demand("dangling-reference", Section),
                    $"{FindingList.Quote(columns[i])} points at nothing: the contract has no {missing}",
                    findings.IsFull ? "" : DanglingFix(columns[i], index));
            }
        }

        return targets;
    }

    private static string DanglingFix(string reference, ElementIndex index)
    {
        var name = reference.Split('.', 2)[0];
        return !reference.Contains('/', StringComparison.Ordinal) && Spelling.Nearest(name, index.ObjectNames.Take(200)) is { } near
            && near != name
            ? $"did you mean '{near}'?"
            : "mend it, or write 'file.yaml#' before a reference into another contract";
    }

    private static void CheckPair(DocumentNode node, SchemaProperty? from, SchemaProperty? to, FindingList findings)
    {
        if (from is null || to is null)
            return;
        if (ReferenceEquals(from, to))
        {
            findings.Error(node, new Demand("relationship-to-itself", Section), "the column refers to itself",
                "name the column it takes its values from, or remove the relationship");
        }
        else if (from.LogicalType is { } left && to.LogicalType is { } right && left != right)
        {
            findings.Warning(node, new Demand("relationship-types", Section),
                $"{FindingList.Quote(from.Name)} is {Name(left)} and {FindingList.Quote(to.Name)} is {Name(right)}: they are never equal",
                "give both columns one logicalType");
        }
    }

    private static DocumentNode ColumnNode(Relationship relationship, string field, int position)
    {
        var value = relationship.Node.Find(field) ?? relationship.Node;
        return value.Kind == DocumentNodeKind.Sequence && position < value.Items.Count ? value.Items[position] : value;
    }

    private static string Name(LogicalType type) => type.ToString().ToLowerInvariant();
}
