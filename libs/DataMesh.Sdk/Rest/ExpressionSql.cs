using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>
/// Translates OData expressions to DuckDB SQL. Values become parameters, names are quoted: a request's text is never SQL. The variable
/// <c>$it</c> is a relation's alias; a lambda's variable is an alias, or the value of a list's element.
/// </summary>
internal sealed partial class ExpressionSql
{
    private readonly QueryScope _scope;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly string _alias;
    private int _negations;

    public ExpressionSql(QueryScope scope, string alias) => (_scope, _alias) = (scope, alias);

    /// <exception cref="QueryProblem">The expression uses something that is not supported.</exception>
    public string Translate(QueryNode node) => node switch
    {
        BinaryOperatorNode binary => Binary(binary),
        UnaryOperatorNode unary => Unary(unary),
        ConvertNode convert => Translate(convert.Source),
        SingleValuePropertyAccessNode property => Member(property.Source, property.Property.Name),
        SingleComplexNode complex => Member(complex.Source, complex.Property.Name),
        CollectionPropertyAccessNode list => Member(list.Source, list.Property.Name),
        CollectionComplexNode list => Member(list.Source, list.Property.Name),
        SingleValueOpenPropertyAccessNode open => Open(open),
        NonResourceRangeVariableReferenceNode variable when _values.TryGetValue(variable.Name, out var value) => value,
        ResourceRangeVariableReferenceNode variable when _values.TryGetValue(variable.Name, out var value) => value,
        ParameterAliasNode alias => Translate(_scope.Alias(alias.Alias)),
        ConstantNode constant => _scope.Parameters.Add(constant.Value),
        InNode member => In(member),
        AnyNode any => Lambda(any, isAll: false),
        AllNode all => Lambda(all, isAll: true),
        CountNode count => Count(count),
        SearchTermNode term => _scope.Search(_alias, term.Text),
        SingleValueFunctionCallNode function => Function(function),
        _ => throw QueryProblem.Unsupported($"an expression of kind '{node.Kind}'"),
    };

    private string Binary(BinaryOperatorNode node) => node.OperatorKind switch
    {
        BinaryOperatorKind.And => $"({Translate(node.Left)} AND {Translate(node.Right)})",
        BinaryOperatorKind.Or => $"({Translate(node.Left)} OR {Translate(node.Right)})",
        BinaryOperatorKind.Equal => Equality(node, "=", "IS NOT DISTINCT FROM", "IS NULL"),
        BinaryOperatorKind.NotEqual => Equality(node, "IS DISTINCT FROM", "IS DISTINCT FROM", "IS NOT NULL"),
        BinaryOperatorKind.GreaterThan => Comparison(node, ">"),
        BinaryOperatorKind.GreaterThanOrEqual => Comparison(node, ">="),
        BinaryOperatorKind.LessThan => Comparison(node, "<"),
        BinaryOperatorKind.LessThanOrEqual => Comparison(node, "<="),
        BinaryOperatorKind.Add => $"({Translate(node.Left)} + {Translate(node.Right)})",
        BinaryOperatorKind.Subtract => Subtract(node),
        BinaryOperatorKind.Multiply => $"({Translate(node.Left)} * {Translate(node.Right)})",
        BinaryOperatorKind.Divide =>
            $"({Translate(node.Left)} {(node.TypeReference?.IsIntegral() == true ? "//" : "/")} {Translate(node.Right)})",
        BinaryOperatorKind.Modulo => $"({Translate(node.Left)} % {Translate(node.Right)})",
        _ => throw QueryProblem.Unsupported($"the operator '{node.OperatorKind}'"),
    };

    /// <summary>Two columns are equal where both are null (section 5.1.1.1.1); a literal is never null.</summary>
    private string Equality(BinaryOperatorNode node, string operation, string ofColumns, string withNull)
    {
        if (IsNull(node.Right))
        {
            return $"({Translate(node.Left)} {withNull})";
        }

        if (IsNull(node.Left))
        {
            return $"({Translate(node.Right)} {withNull})";
        }

        return Comparison(node, IsLiteral(node.Left) || IsLiteral(node.Right) ? operation : ofColumns);
    }

    /// <summary>OData's comparisons with null are false and not unknown, which shows below a <c>not</c>.</summary>
    private string Comparison(BinaryOperatorNode node, string operation)
    {
        var comparison = $"({Translate(node.Left)} {operation} {Translate(node.Right)})";
        return _negations > 0 ? $"coalesce({comparison}, false)" : comparison;
    }

    /// <summary>A date less a date is a duration, where DuckDB gives the number of days.</summary>
    private string Subtract(BinaryOperatorNode node)
    {
        var difference = $"({Translate(node.Left)} - {Translate(node.Right)})";
        return node.Left.TypeReference?.IsDate() == true && node.Right.TypeReference?.IsDate() == true
            ? $"to_days({difference}::INTEGER)"
            : difference;
    }

    private string Unary(UnaryOperatorNode node)
    {
        if (node.OperatorKind == UnaryOperatorKind.Negate)
        {
            return $"(-{Translate(node.Operand)})";
        }

        _negations++;
        var negation = $"(NOT coalesce({Translate(node.Operand)}, false))";
        _negations--;
        return negation;
    }

    private string In(InNode node)
    {
        if (node.Right is not CollectionConstantNode list)
        {
            return $"coalesce(list_contains({Translate(node.Right)}, {Translate(node.Left)}), false)";
        }

        var values = list.Collection.Where(item => item.Value is not null).Select(item => _scope.Parameters.Add(item.Value)).ToList();
        var left = Translate(node.Left);
        var member = values.Count == 0 ? "false" : $"coalesce({left} IN ({string.Join(", ", values)}), false)";
        return list.Collection.Any(item => item.Value is null) ? $"({member} OR {left} IS NULL)" : $"({member})";
    }

    private string Function(SingleValueFunctionCallNode node)
    {
        var parameters = node.Parameters.ToList();
        return node.Name switch
        {
            "cast" when parameters is [var value, ConstantNode { Value: string type }] => $"TRY_CAST({Translate(value)} AS {EdmSql.TypeOf(type)})",
            "isof" when parameters is [SingleValueNode value, ConstantNode { Value: string type }] =>
                value.TypeReference?.FullName() == type ? $"({Translate(value)} IS NOT NULL)" : "false",
            _ => FunctionSql.Of(node.Name, [.. parameters.Select(Translate)]),
        };
    }

    private string Open(SingleValueOpenPropertyAccessNode open) => _scope.Known(open.Name) is { } known
        ? $"{_alias}.{QueryParameters.Name(known)}"
        : throw QueryProblem.Unsupported($"the column '{open.Name}', which does not exist,");

    private static bool IsNull(SingleValueNode node) => node switch
    {
        ConstantNode { Value: null } => true,
        ConvertNode convert => IsNull(convert.Source),
        _ => false,
    };

    private static bool IsLiteral(SingleValueNode node) => node is ConstantNode || (node is ConvertNode convert && IsLiteral(convert.Source));

}
