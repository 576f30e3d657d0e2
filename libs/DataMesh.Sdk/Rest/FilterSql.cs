using System.Globalization;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace DataMesh.Sdk.Rest;

/// <summary>Translates OData expressions to DuckDB SQL. Values become parameters, names are quoted: a request's text is never SQL.</summary>
internal sealed class FilterSql
{
    private readonly List<object?> _parameters = [];
    private int _negations;

    public IReadOnlyList<object?> Parameters => _parameters;

    /// <exception cref="QueryProblem">The expression uses something that is not supported.</exception>
    public string Translate(QueryNode node) => node switch
    {
        BinaryOperatorNode binary => Binary(binary),
        UnaryOperatorNode unary => Unary(unary),
        ConvertNode convert => Translate(convert.Source),
        SingleValuePropertyAccessNode property => Sql.Identifier(property.Property.Name),
        SingleValueOpenPropertyAccessNode open => throw Unsupported($"the property '{open.Name}'"),
        ConstantNode constant => Constant(constant.Value),
        InNode member => In(member),
        SingleValueFunctionCallNode function => Function(function),
        _ => throw Unsupported($"an expression of kind '{node.Kind}'"),
    };

    private string Binary(BinaryOperatorNode node) => node.OperatorKind switch
    {
        BinaryOperatorKind.And => $"({Translate(node.Left)} AND {Translate(node.Right)})",
        BinaryOperatorKind.Or => $"({Translate(node.Left)} OR {Translate(node.Right)})",
        BinaryOperatorKind.Equal => Equality(node, "=", "IS NULL"),
        BinaryOperatorKind.NotEqual => Equality(node, "IS DISTINCT FROM", "IS NOT NULL"),
        BinaryOperatorKind.GreaterThan => Comparison(node, ">"),
        BinaryOperatorKind.GreaterThanOrEqual => Comparison(node, ">="),
        BinaryOperatorKind.LessThan => Comparison(node, "<"),
        BinaryOperatorKind.LessThanOrEqual => Comparison(node, "<="),
        BinaryOperatorKind.Add => $"({Translate(node.Left)} + {Translate(node.Right)})",
        BinaryOperatorKind.Subtract => $"({Translate(node.Left)} - {Translate(node.Right)})",
        BinaryOperatorKind.Multiply => $"({Translate(node.Left)} * {Translate(node.Right)})",
        BinaryOperatorKind.Divide => $"({Translate(node.Left)} {(node.TypeReference.IsIntegral() ? "//" : "/")} {Translate(node.Right)})",
        BinaryOperatorKind.Modulo => $"({Translate(node.Left)} % {Translate(node.Right)})",
        _ => throw Unsupported($"the operator '{node.OperatorKind}'"),
    };

    private string Equality(BinaryOperatorNode node, string operation, string withNull)
    {
        if (IsNull(node.Right))
        {
            return $"({Translate(node.Left)} {withNull})";
        }

        return IsNull(node.Left) ? $"({Translate(node.Right)} {withNull})" : Comparison(node, operation);
    }

    /// <summary>OData's comparisons with null are false and not unknown, which shows below a <c>not</c>.</summary>
    private string Comparison(BinaryOperatorNode node, string operation)
    {
        var comparison = $"({Translate(node.Left)} {operation} {Translate(node.Right)})";
        return _negations > 0 ? $"coalesce({comparison}, false)" : comparison;
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
            throw Unsupported("'in' with anything but a list of values");
        }

        var values = list.Collection.Where(item => item.Value is not null).Select(item => Constant(item.Value)).ToList();
        var left = Translate(node.Left);
        var member = values.Count == 0 ? "false" : $"coalesce({left} IN ({string.Join(", ", values)}), false)";
        return list.Collection.Any(item => item.Value is null) ? $"({member} OR {left} IS NULL)" : $"({member})";
    }

    private string Function(SingleValueFunctionCallNode node)
    {
        var arguments = node.Parameters.Select(Translate).ToList();
        return (node.Name, arguments) switch
        {
            ("contains", [var text, var part]) => $"contains({text}, {part})",
            ("startswith", [var text, var part]) => $"starts_with({text}, {part})",
            ("endswith", [var text, var part]) => $"suffix({text}, {part})",
            ("indexof", [var text, var part]) => $"(strpos({text}, {part}) - 1)",
            ("substring", [var text, var from]) => $"substr({text}, ({from}) + 1)",
            ("substring", [var text, var from, var length]) => $"substr({text}, ({from}) + 1, {length})",
            ("concat", [var left, var right]) => $"({left} || {right})",
            ("tolower", [var text]) => $"lower({text})",
            ("toupper", [var text]) => $"upper({text})",
            ("trim", [var text]) => $"trim({text})",
            ("length", [var text]) => $"length({text})",
            ("year" or "month" or "day" or "hour" or "minute", [var time]) => $"{node.Name}({time})",
            ("second", [var time]) => $"second({time})",
            ("date", [var time]) => $"CAST({time} AS DATE)",
            ("round" or "floor", [var number]) => $"{node.Name}({number})",
            ("ceiling", [var number]) => $"ceil({number})",
            ("now", []) => "now()",
            _ => throw new QueryProblem(StatusCodes.Status501NotImplemented, $"The function '{node.Name}' is not supported with {arguments.Count} arguments."),
        };
    }

    private string Constant(object? value)
    {
        if (value is null)
        {
            return "NULL";
        }

#pragma warning disable CS0618 // The parser gives these types until OData library 9, which gives DateOnly and TimeOnly instead.
        var (parameter, cast) = value switch
        {
            Date date => ((object)date.ToString(), "::DATE"),
            DateTimeOffset instant => (instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), "::TIMESTAMPTZ"),
            TimeOfDay time => (time.ToString(), "::TIME"),
            Guid or string or bool or int or long or short or sbyte or byte or double or float or decimal => (value, string.Empty),
            _ => throw Unsupported($"a value of type '{value.GetType().Name}'"),
        };
#pragma warning restore CS0618
        _parameters.Add(parameter);
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}{cast}");
    }

    private static bool IsNull(SingleValueNode node) => node switch
    {
        ConstantNode { Value: null } => true,
        ConvertNode convert => IsNull(convert.Source),
        _ => false,
    };

    private static QueryProblem Unsupported(string what) => new(StatusCodes.Status400BadRequest, $"The query uses {what}, which is not supported.");
}
