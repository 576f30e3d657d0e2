using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>A column of a table.</summary>
public sealed record TableColumn(string Name, ColumnType Type, bool Nullable)
{
    internal JsonObject ToDelta() => new()
    {
        ["name"] = Name,
        ["type"] = Type.ToDelta(),
        ["nullable"] = Nullable,
        ["metadata"] = new JsonObject(),
    };

    internal static TableColumn FromDelta(JsonObject field) =>
        new((string)field["name"]!, ColumnType.FromDelta(field["type"]), (bool?)field["nullable"] ?? true);
}
