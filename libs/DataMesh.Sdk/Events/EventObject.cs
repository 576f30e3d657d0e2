using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Rest;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>
/// An object whose rows are events, which it says by the standard's <c>physicalType: topic</c>. Its custom property <c>events</c> may name
/// the columns <c>orderBy</c> and <c>key</c> (one, or a list; by default the primary key) and <c>time</c> (by default the commit's).
/// </summary>
internal sealed record EventObject(IReadOnlyList<string> OrderBy, IReadOnlyList<string> Key, string? Time)
{
    private const string Topic = "topic";
    private const string Property = "events";

    /// <summary>Null when the object's rows are no events.</summary>
    /// <exception cref="QueryProblem">The contract names a column that the object lacks.</exception>
    public static EventObject? Of(SchemaObject schema)
    {
        if (!string.Equals(schema.PhysicalType, Topic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var given = schema.CustomProperties.FirstOrDefault(property => property.Property == Property)?.Value;
        var keys = schema.PrimaryKeys.Select(property => property.Name).ToList();
        return new(
            Columns(schema, given, "orderBy") ?? keys,
            Columns(schema, given, "key") ?? keys,
            Columns(schema, given, "time")?.FirstOrDefault());
    }

    private static List<string>? Columns(SchemaObject schema, DocumentNode? given, string field)
    {
        if (given?.Entries.FirstOrDefault(entry => entry.Key.Text == field)?.Value is not { } value)
        {
            return null;
        }

        var names = value.Kind == DocumentNodeKind.Sequence ? value.Items.Select(item => item.Text).ToList() : [value.Text];
        return names.Find(name => schema.Properties.All(property => property.Name != name)) is { } unknown
            ? throw new QueryProblem(
                StatusCodes.Status500InternalServerError,
                $"The contract orders the events of '{schema.Name}' by '{unknown}' ({field}), which is none of its columns.")
            {
                Type = Problems.ContractInvalid,
            }
            : names;
    }
}
