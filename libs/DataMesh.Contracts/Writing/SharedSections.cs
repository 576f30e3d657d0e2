namespace DataMesh.Contracts;

/// <summary>Writes the sections that ODCS and ODPS have in common: the mirror of <see cref="SharedFields"/>.</summary>
internal static class SharedSections
{
    public static FieldWriter AuthoritativeDefinitions(this FieldWriter fields, IReadOnlyList<AuthoritativeDefinition> definitions) =>
        fields.List("authoritativeDefinitions", definitions, d => new FieldWriter(d)
            .Text("id", d.Id).Text("url", d.Url).Text("type", d.Type).Text("description", d.Description).Build());

    public static FieldWriter CustomProperties(this FieldWriter fields, IReadOnlyList<CustomProperty> properties) =>
        fields.List("customProperties", properties, p => new FieldWriter(p)
            .Text("id", p.Id).Text("property", p.Property).Node("value", p.Value).Text("vendor", p.Vendor).Text("description",
                p.Description)
            .Build());

    public static FieldWriter Synonyms(this FieldWriter fields, IReadOnlyList<Synonym> synonyms) =>
        fields.List("synonyms", synonyms, s => new FieldWriter(s)
            .Text("id", s.Id).Text("synonym", s.Text).Text("description", s.Description).Text("locale", s.Locale).Text("source", s.Source)
            .Text("status", s.Status).CustomProperties(s.CustomProperties).Build());

    public static FieldWriter Description(this FieldWriter fields, Description? description) =>
        fields.One("description", description, d => new FieldWriter(d)
            .Text("purpose", d.Purpose).Text("usage", d.Usage).Text("limitations", d.Limitations)
            .AuthoritativeDefinitions(d.AuthoritativeDefinitions).CustomProperties(d.CustomProperties).Build());

    public static FieldWriter Support(this FieldWriter fields, IReadOnlyList<SupportChannel> channels) =>
        fields.List("support", channels, c => new FieldWriter(c)
            .Text("id", c.Id).Text("channel", c.Channel).Text("url", c.Url).Text("description", c.Description).Text("tool", c.Tool)
            .Text("scope", c.Scope).Text("invitationUrl", c.InvitationUrl).Texts("tags", c.Tags)
            .AuthoritativeDefinitions(c.AuthoritativeDefinitions).CustomProperties(c.CustomProperties).Build());

    /// <summary>The free text stays text as long as it is all there is.</summary>
    public static FieldWriter Context(this FieldWriter fields, ContextNotes? context)
    {
        if (context is { Instructions: { } text, VerifiedStatements.Count: 0, Constraints.Count: 0, Node.Kind: DocumentNodeKind.Scalar })
            return fields.Text("context", text);
        return fields.One("context", context, c => new FieldWriter(c)
            .Text("instructions", c.Instructions)
            .List("verifiedStatements", c.VerifiedStatements, s => new FieldWriter(s)
                .Text("id", s.Id).Text("question", s.Question).Text("answer", s.Answer)
                .AuthoritativeDefinitions(s.AuthoritativeDefinitions).Texts("tags", s.Tags).CustomProperties(s.CustomProperties).Build())
            .List("constraints", c.Constraints, r => new FieldWriter(r)
                .Text("id", r.Id).Text("constraint", r.Constraint)
                .AuthoritativeDefinitions(r.AuthoritativeDefinitions).Texts("tags", r.Tags).CustomProperties(r.CustomProperties).Build())
            .Build());
    }

    /// <summary>A bare list of members, the form of ODCS 3.0, stays one as long as the team is nothing more.</summary>
    public static FieldWriter Team(this FieldWriter fields, Team? team)
    {
        var isBare = team is
        {
            Id: null, Name: null, Description: null, Tags.Count: 0, CustomProperties.Count: 0,
            AuthoritativeDefinitions.Count: 0, Node.Kind: DocumentNodeKind.Sequence
        };
        if (isBare)
            return fields.List("team", team!.Members, Member);
        return fields.One("team", team, t => new FieldWriter(t)
            .Text("id", t.Id).Text("name", t.Name).Text("description", t.Description).List("members", t.Members, Member)
            .Texts("tags", t.Tags).AuthoritativeDefinitions(t.AuthoritativeDefinitions).CustomProperties(t.CustomProperties).Build());
    }

    private static DocumentNode Member(TeamMember m) => new FieldWriter(m)
        .Text("id", m.Id).Text("username", m.Username).Text("name", m.Name).Text("description", m.Description).Text("role", m.Role)
        .Text("dateIn", m.DateIn).Text("dateOut", m.DateOut).Text("replacedByUsername", m.ReplacedByUsername).Texts("tags", m.Tags)
        .AuthoritativeDefinitions(m.AuthoritativeDefinitions).CustomProperties(m.CustomProperties).Build();
}
