using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Tables and columns of 2.2 as objects and properties.</summary>
internal static class MigratedSchema
{
    private const string ChangedTypes = "a logical type of 3.x";

    /// <summary>What authors of 2.2, where the field was free, wrote for the types of 3.x.</summary>
    private static readonly Dictionary<string, string> LogicalTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = "string",
        ["varchar"] = "string",
        ["char"] = "string",
        ["text"] = "string",
        ["uuid"] = "string",
        ["integer"] = "integer",
        ["int"] = "integer",
        ["bigint"] = "integer",
        ["smallint"] = "integer",
        ["long"] = "integer",
        ["int64"] = "integer",
        ["number"] = "number",
        ["numeric"] = "number",
        ["decimal"] = "number",
        ["double"] = "number",
        ["float"] = "number",
        ["real"] = "number",
        ["boolean"] = "boolean",
        ["bool"] = "boolean",
        ["date"] = "date",
        ["timestamp"] = "timestamp",
        ["datetime"] = "timestamp",
        ["time"] = "time",
        ["array"] = "array",
        ["object"] = "object",
        ["struct"] = "object",
        ["record"] = "object",
        ["map"] = "object",
    };

    public static DocumentNode Object(DocumentNode table, int index, DocumentNode? kind, List<MigrationMove> moves)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"schema[{index}]");
        var fields = new MigratedFields(table, path, moves).Carry("table", "name").Carry("physicalName");
        if (kind is not null)
            fields.Add("physicalType", kind);
        fields.Carry("description").Carry("tags").Carry("authoritativeDefinitions").Carry("dataGranularity", "dataGranularityDescription");
        if (fields.Take("columns") is { Items.Count: > 0 } columns)
            fields.Add("properties", DocumentNode.OfSequence([.. columns.Items.Select((column, at) => Property(column, $"{path}.properties[{at}]", moves))]));
        if (fields.Take("quality") is { Items.Count: > 0 } quality)
            fields.Add("quality", DocumentNode.OfSequence([.. quality.Items.Select((rule, at) => MigratedQuality.Rule(rule, $"{path}.quality[{at}]", moves))]));
        return fields.Keep("priorTableName").Build();
    }

    private static DocumentNode Property(DocumentNode column, string path, List<MigrationMove> moves)
    {
        var fields = new MigratedFields(column, path, moves).Carry("column", "name").Carry("businessName");
        AddLogicalType(fields);
        fields.Carry("physicalType").Carry("description").Carry("tags");
        AddRequired(fields);
        return fields.Carry("isUnique", "unique")
            .Carry("isPrimaryKey", "primaryKey").Carry("primaryKeyPosition")
            .Carry("partitionStatus", "partitioned").Carry("partitionKeyPosition")
            .Carry("classification").Carry("encryptedColumnName", "encryptedName").Carry("authoritativeDefinitions")
            .Carry("transformSourceTables", "transformSourceObjects").Carry("transformLogic").Carry("transformDescription")
            .Carry("sampleValues", "examples").Carry("criticalDataElementStatus", "criticalDataElement")
            .Keep("clusterStatus", "clusterKeyPosition")
            .Build();
    }

    private static void AddLogicalType(MigratedFields fields)
    {
        if (fields.Take("logicalType") is not { Kind: DocumentNodeKind.Scalar } given)
            return;
        if (!LogicalTypes.TryGetValue(given.Text, out var type))
            fields.KeepValue("logicalType", given, $"{FindingList.Quote(given.Text)} is no logical type of 3.x");
        else if (type == given.Text)
            fields.Add("logicalType", given);
        else
            fields.Change("logicalType", "logicalType", DocumentNode.OfText(type), ChangedTypes);
    }

    private static void AddRequired(MigratedFields fields)
    {
        if (fields.Take("isNullable") is not { } given)
            return;
        if (given.Boolean is { } nullable)
            fields.Change("isNullable", "required", DocumentNode.OfBoolean(!nullable), "the opposite");
        else
            fields.KeepValue("isNullable", given, $"{FindingList.Quote(given.Text)} is neither true nor false");
    }
}
