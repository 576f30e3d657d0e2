namespace DataMesh.Contracts;

/// <summary>Sections that ODCS and ODPS have in common.</summary>
internal static class SharedFields
{
    public static IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions(this FieldReader fields) =>
        fields.List("authoritativeDefinitions", "authoritativeDefinitions", ReadAuthoritativeDefinition);

    public static IReadOnlyList<CustomProperty> CustomProperties(this FieldReader fields) =>
        fields.List("customProperties", "customProperties", ReadCustomProperty);

    public static IReadOnlyList<string> Tags(this FieldReader fields) => fields.TextList("tags");

    /// <summary>The <c>id</c> that most elements gained in ODCS 3.1 and ODPS 1.1.</summary>
    public static string? Id(this FieldReader fields)
    {
        fields.Since(fields.Standard.IdsSince, "id");
        return fields.Text("id");
    }

    public static IReadOnlyList<Synonym> Synonyms(this FieldReader fields)
    {
        fields.Since(fields.Standard.SharedSince, "synonyms");
        return fields.List("synonyms", "synonyms", f => new Synonym
        {
            Node = f.Node,
            Id = f.Id(),
            Text = f.RequiredText("synonym"),
            Description = f.Text("description"),
            Locale = f.Text("locale"),
            Source = f.Text("source"),
            Status = f.Text("status"),
            CustomProperties = f.CustomProperties(),
        });
    }

    public static bool Deprecated(this FieldReader fields)
    {
        fields.Since(fields.Standard.SharedSince, "deprecated");
        return fields.Flag("deprecated") ?? false;
    }

    public static ContextNotes? Context(this FieldReader fields)
    {
        fields.Since(fields.Standard.SharedSince, "context");
        // ODCS allows bare text as short for the instructions.
        return fields.Open("context") is { Kind: DocumentNodeKind.Scalar, IsNull: false } text && fields.Standard.IsOdcs
            ? new ContextNotes { Node = text, Instructions = fields.TextOf(text) }
            : fields.One("context", "context", ReadContext);
    }

    public static Description? Description(this FieldReader fields) =>
        fields.One("description", "description", f => new Description
        {
            Node = f.Node,
            Purpose = f.Text("purpose"),
            Usage = f.Text("usage"),
            Limitations = f.Text("limitations"),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        });

    public static IReadOnlyList<SupportChannel> Support(this FieldReader fields) =>
        fields.List("support", "support", f => new SupportChannel
        {
            Node = f.Node,
            Id = f.Id(),
            Channel = f.RequiredText("channel"),
            Url = f.Standard.IsOdcs && f.Standard.IsClosed ? f.Text("url") : f.RequiredText("url"),
            Description = f.Text("description"),
            Tool = f.Text("tool"),
            Scope = f.Text("scope"),
            InvitationUrl = f.Text("invitationUrl"),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        });

    /// <summary>A team object, or the bare list of members that ODCS 3.0 had and later releases still accept.</summary>
    public static Team? Team(this FieldReader fields)
    {
        if (fields.Optional("team") is not { } team)
            return null;
        if (team.Kind == DocumentNodeKind.Sequence && fields.Standard.IsOdcs)
            return new Team { Node = team, Members = fields.List("team", "team", ReadTeamMember) };
        return fields.Mapping(team, "team", f => new Team
        {
            Node = f.Node,
            Id = f.Id(),
            Name = f.Text("name"),
            Description = f.Text("description"),
            Members = f.List("members", "team.members", ReadTeamMember),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        });
    }

    private static TeamMember ReadTeamMember(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Username = f.Standard.IsClosed ? f.RequiredText("username") : f.Text("username"),
        Name = f.Text("name"),
        Description = f.Text("description"),
        Role = f.Text("role"),
        DateIn = f.Text("dateIn"),
        DateOut = f.Text("dateOut"),
        ReplacedByUsername = f.Text("replacedByUsername"),
        Tags = f.Tags(),
        AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
        CustomProperties = f.CustomProperties(),
    };

    private static AuthoritativeDefinition ReadAuthoritativeDefinition(FieldReader f) => new()
    {
        Node = f.Node,
        Id = f.Id(),
        Url = f.RequiredText("url"),
        Type = f.RequiredText("type"),
        Description = f.Text("description"),
    };

    private static CustomProperty ReadCustomProperty(FieldReader f)
    {
        f.Since(f.Standard.SharedSince, "vendor");
        return new CustomProperty
        {
            Node = f.Node,
            Id = f.Id(),
            // ODCS 3.0 requires neither.
            Property = f.Standard.IsClosed ? f.RequiredText("property") : f.Text("property") ?? "",
            Value = (f.Standard.IsClosed ? f.Required("value") : f.Open("value")) ?? DocumentNode.None,
            Description = f.Text("description"),
            Vendor = f.Text("vendor"),
        };
    }

    private static ContextNotes ReadContext(FieldReader f) => new()
    {
        Node = f.Node,
        Instructions = f.Text("instructions"),
        VerifiedStatements = f.List("verifiedStatements", "context.verifiedStatements", s => new VerifiedStatement
        {
            Node = s.Node,
            Id = s.Text("id"),
            Question = s.RequiredText("question"),
            Answer = s.Text("answer"),
            AuthoritativeDefinitions = s.AuthoritativeDefinitions(),
            Tags = s.Tags(),
            CustomProperties = s.CustomProperties(),
        }),
        Constraints = f.List("constraints", "context.constraints", c => new ContextConstraint
        {
            Node = c.Node,
            Id = c.Text("id"),
            Constraint = c.RequiredText("constraint"),
            AuthoritativeDefinitions = c.AuthoritativeDefinitions(),
            Tags = c.Tags(),
            CustomProperties = c.CustomProperties(),
        }),
    };
}
