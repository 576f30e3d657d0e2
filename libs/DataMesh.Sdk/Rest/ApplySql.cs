using DataMesh.Contracts;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace DataMesh.Sdk.Rest;

/// <summary>The transformations of <c>$apply</c> (OData Extension for Data Aggregation 4.0), one query around the other.</summary>
internal sealed class ApplySql(QueryScope scope, SchemaObject schema)
{
    /// <summary>Relation of the rows so far.</summary>
    public string From { get; private set; } = scope.Relation(schema.Name);

    /// <summary>The columns of groups, or null while rows are those of the object.</summary>
    public IReadOnlyList<string>? Grouped { get; private set; }

    /// <exception cref="QueryProblem">A transformation is not supported.</exception>
    public void Apply(ApplyClause? clause)
    {
        foreach (var step in clause?.Transformations ?? [])
        {
            switch (step)
            {
                case FilterTransformationNode filter:
                    var alias = scope.NewAlias();
                    From = $"(SELECT * FROM {From} {alias} WHERE {new ExpressionSql(scope, alias).Translate(filter.FilterClause.Expression)})";
                    break;
                case ComputeTransformationNode compute:
                    Compute(compute.Expressions);
                    break;
                case AggregateTransformationNode aggregate:
                    Group([], aggregate);
                    break;
                case GroupByTransformationNode group:
                    Group([.. group.GroupingProperties], group.ChildTransformations);
                    break;
                default:
                    throw QueryProblem.Unsupported($"the transformation '{step.Kind}'");
            }
        }
    }

    /// <summary>Adds columns.</summary>
    public void Compute(IEnumerable<ComputeExpression>? columns)
    {
        foreach (var column in columns ?? [])
        {
            var alias = scope.NewAlias();
            From = $"(SELECT {alias}.*, {new ExpressionSql(scope, alias).Translate(column.Expression)} AS {QueryParameters.Name(column.Alias)} FROM {From} {alias})";
            scope.Compute(column.Alias);
            Grouped = Grouped is null ? null : [.. Grouped, column.Alias];
        }
    }

    private void Group(IReadOnlyList<GroupByPropertyNode> properties, TransformationNode? child)
    {
        if (child is not (null or AggregateTransformationNode))
        {
            throw QueryProblem.Unsupported("groupby with anything but aggregate inside");
        }

        var alias = scope.NewAlias();
        var expressions = new ExpressionSql(scope, alias);
        var keys = properties.Select(property => (property.Name, Sql: expressions.Translate(property.Expression
            ?? throw QueryProblem.Unsupported($"groupby along the path '{property.Name}'")))).ToList();
        var values = (child as AggregateTransformationNode)?.AggregateExpressions.Select(value => Aggregate(value, expressions)).ToList() ?? [];
        var columns = keys.Concat(values).Select(column => $"{column.Sql} AS {QueryParameters.Name(column.Name)}");
        var by = keys.Count == 0 ? string.Empty : $" GROUP BY {string.Join(", ", keys.Select(key => key.Sql))}";
        From = $"(SELECT {string.Join(", ", columns)} FROM {From} {alias}{by})";
        Grouped = [.. keys.Concat(values).Select(column => column.Name)];
        foreach (var name in Grouped)
        {
            scope.Compute(name);
        }
    }

    private static (string Name, string Sql) Aggregate(AggregateExpressionBase expression, ExpressionSql expressions)
    {
        if (expression is not AggregateExpression { } aggregate)
        {
            throw QueryProblem.Unsupported("an aggregate over other objects");
        }

        var value = new Lazy<string>(() => expressions.Translate(aggregate.Expression));
        return (aggregate.Alias, aggregate.Method switch
        {
            AggregationMethod.Sum => $"sum({value.Value})",
            AggregationMethod.Min => $"min({value.Value})",
            AggregationMethod.Max => $"max({value.Value})",
            AggregationMethod.Average => $"avg({value.Value})",
            AggregationMethod.CountDistinct => $"count(DISTINCT {value.Value})",
            AggregationMethod.VirtualPropertyCount => "count(*)",
            _ => throw QueryProblem.Unsupported($"the aggregation '{aggregate.MethodDefinition.MethodLabel}'"),
        });
    }
}
