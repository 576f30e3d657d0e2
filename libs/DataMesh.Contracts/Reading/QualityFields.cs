namespace DataMesh.Contracts;

/// <summary>ODCS <c>quality</c>: rules on objects and properties.</summary>
internal static class QualityFields
{
    private static readonly (string Name, ExpectationOperator Operator)[] Operators =
    [
        ("mustBe", ExpectationOperator.MustBe),
        ("mustNotBe", ExpectationOperator.MustNotBe),
        ("mustBeGreaterThan", ExpectationOperator.MustBeGreaterThan),
        ("mustBeGreaterOrEqualTo", ExpectationOperator.MustBeGreaterOrEqualTo),
        ("mustBeLessThan", ExpectationOperator.MustBeLessThan),
        ("mustBeLessOrEqualTo", ExpectationOperator.MustBeLessOrEqualTo),
        ("mustBeBetween", ExpectationOperator.MustBeBetween),
        ("mustNotBeBetween", ExpectationOperator.MustNotBeBetween),
    ];

    public static IEnumerable<string> OperatorNames => Operators.Select(o => o.Name);

    public static string NameOf(ExpectationOperator @operator) => Operators.Single(o => o.Operator == @operator).Name;

    public static IReadOnlyList<QualityRule> Quality(this FieldReader fields) => fields.List("quality", "quality", Read);

    private static QualityRule Read(FieldReader f)
    {
        var type = f.Choice("type", "library", "text", "sql", "custom") switch
        {
            "text" => QualityType.Text,
            "sql" => QualityType.Sql,
            "custom" => QualityType.Custom,
            // A type that is none is already a finding: what else the rule lacks depends on what its author meant.
            null when f.Node.Find("type") is { IsNull: false } => QualityType.Text,
            _ => QualityType.Library,
        };
        return new QualityRule
        {
            Node = f.Node,
            Id = f.Id(),
            Name = f.Text("name"),
            Description = f.Text("description"),
            Type = type,
            Metric = ReadMetric(f, type),
            Arguments = ReadArguments(f),
            Unit = f.Text("unit"),
            Expectations = ReadExpectations(f, type),
            Query = type == QualityType.Sql ? f.RequiredText("query") : f.Text("query"),
            Engine = type == QualityType.Custom ? f.RequiredText("engine") : f.Text("engine"),
            Implementation = ReadImplementation(f, type),
            Dimension = f.Choice("dimension", "accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness",
                "uniqueness", "ac", "cp", "cf", "cs", "cv", "tm", "uq"),
            Method = f.Text("method"),
            Severity = f.Text("severity"),
            BusinessImpact = f.Text("businessImpact"),
            Scheduler = f.Text("scheduler"),
            Schedule = f.Text("schedule"),
            Tags = f.Tags(),
            AuthoritativeDefinitions = f.AuthoritativeDefinitions(),
            CustomProperties = f.CustomProperties(),
        };
    }

    // ODCS 3.0 called the metric "rule" and left its names open; 3.1 closed the list.
    private static string? ReadMetric(FieldReader f, QualityType type)
    {
        var metric = f.Text("metric");
        var rule = f.Text("rule");
        if (metric is null && type == QualityType.Library && (rule is null || f.Standard.IsClosed))
        {
            var severity = f.Node.Find("type") is not null || !f.Standard.IsClosed ? Severity.Error : Severity.Warning;
            f.Findings.Add(severity, f.Node, f.Demand("missing-metric"), "a library rule needs a metric, or nothing is measured",
                rule is null ? "add 'metric: …', or say 'type: text'" : "rename 'rule' to 'metric': it was renamed in ODCS v3.1.0");
        }

        if (metric is not null && f.Standard.IsClosed && !QualityMetrics.All.Contains(metric))
            ReportUnknownMetric(f, metric);
        return metric ?? rule;
    }

    private static void ReportUnknownMetric(FieldReader f, string metric)
    {
        var meant = Spelling.Nearest(metric, QualityMetrics.All);
        f.Findings.Error(f.Node.Find("metric")!, f.Demand("unknown-metric"), $"{FindingList.Quote(metric)} is no metric of the library",
            meant is null ? $"use one of {string.Join(", ", QualityMetrics.All)}, or type: sql" : $"did you mean '{meant}'?");
    }

    private static DocumentNode? ReadArguments(FieldReader f)
    {
        if (f.Optional("arguments") is not { } arguments)
            return null;
        if (arguments.Kind != DocumentNodeKind.Mapping)
            f.Wrong(arguments, "a mapping", "write the arguments as 'name: value'");
        return arguments;
    }

    private static DocumentNode? ReadImplementation(FieldReader f, QualityType type)
    {
        var implementation = type == QualityType.Custom ? f.Required("implementation") : f.Optional("implementation");
        if (implementation is { Kind: DocumentNodeKind.Sequence } or { IsNull: true })
            f.Wrong(implementation, "text or a mapping", "write what the engine executes");
        return implementation;
    }

    private static List<Expectation> ReadExpectations(FieldReader f, QualityType type)
    {
        var expectations = new List<Expectation>();
        foreach (var (name, @operator) in Operators)
        {
            if (f.Open(name) is not { } operand)
                continue;
            if (@operator is ExpectationOperator.MustBeBetween or ExpectationOperator.MustNotBeBetween)
                CheckBounds(f, name, operand);
            else if (@operator is not (ExpectationOperator.MustBe or ExpectationOperator.MustNotBe) && operand.Number is null)
                f.Wrong(operand, "a number", "write digits without quotes");
            expectations.Add(new Expectation { Node = operand, Operator = @operator, Operand = operand });
        }

        if (expectations.Count == 0 && type is QualityType.Library or QualityType.Sql)
        {
            f.Findings.Warning(f.Node, f.Demand("no-expectation"), "the rule expects nothing of what it measures",
                "add an operator such as 'mustBe: 0'");
        }

        return expectations;
    }

    private static void CheckBounds(FieldReader f, string name, DocumentNode operand)
    {
        if (operand.Kind != DocumentNodeKind.Sequence || operand.Items.Count != 2 || operand.Items.Any(i => i.Number is null))
        {
            f.Findings.Error(operand, f.Demand("between-needs-two-numbers"), $"'{name}' needs a lower and an upper number",
                $"write '{name}: [1, 10]', or use mustBeGreaterThan or mustBeLessThan for one bound");
        }
        else if (operand.Items[0].Number >= operand.Items[1].Number)
        {
            f.Findings.Warning(operand, f.Demand("between-empty"),
                $"no number is between {operand.Items[0].Text} and {operand.Items[1].Text}",
                "write the smaller number first");
        }
    }
}
