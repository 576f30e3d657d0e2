namespace DataMesh.Contracts;

/// <summary>Partition and primary key columns need an order as soon as there are several.</summary>
internal sealed class KeyRules
{
    private const string Tables = "DataMesh tables";
    private readonly string _flag;
    private readonly string _position;
    private readonly Func<SchemaProperty, bool> _isKey;
    private readonly Func<SchemaProperty, int?> _positionOf;

    private KeyRules(string flag, string position, Func<SchemaProperty, bool> isKey, Func<SchemaProperty, int?> positionOf)
    {
        _flag = flag;
        _position = position;
        _isKey = isKey;
        _positionOf = positionOf;
    }

    private static readonly KeyRules Partition =
        new("partitioned", "partitionKeyPosition", p => p.Partitioned, p => p.PartitionKeyPosition);

    private static readonly KeyRules Primary =
        new("primaryKey", "primaryKeyPosition", p => p.PrimaryKey, p => p.PrimaryKeyPosition);

    public static void Check(SchemaObject schemaObject, FindingList findings)
    {
        if (schemaObject.Properties.Count == 0)
            return;
        Partition.Check(schemaObject.Properties, findings);
        Primary.Check(schemaObject.Properties, findings);
    }

    private void Check(IReadOnlyList<SchemaProperty> properties, FindingList findings)
    {
        if (!HasAny(properties))
            return;
        foreach (var stray in properties.Where(p => !_isKey(p) && _positionOf(p) is not null))
        {
            findings.Warning(stray.Node.Find(_position) ?? stray.Node, new Demand("position-without-key", Tables),
                $"'{_position}' has no effect without '{_flag}: true'", $"add '{_flag}: true' or remove the position");
        }

        var keys = properties.Where(_isKey).ToList();
        foreach (var key in keys.Where(k => _positionOf(k) is null && keys.Count > 1))
        {
            findings.Error(key.Node.Find(_flag) ?? key.Node, new Demand("key-without-position", Tables),
                $"{keys.Count} properties say '{_flag}: true', so each needs a '{_position}'",
                $"add '{_position}: 1' to the first, 2 to the next");
        }

        foreach (var twin in keys.Where(k => _positionOf(k) is not null).GroupBy(_positionOf).SelectMany(g => g.Skip(1)))
        {
            findings.Error(twin.Node.Find(_position) ?? twin.Node, new Demand("position-twice", Tables),
                $"two properties have '{_position}: {_positionOf(twin)}'", "number the key columns 1, 2, 3");
        }

        CheckGap(keys, findings);
    }

    // Most objects have no partitions, and a hostile document has ten thousand objects: nothing is allocated for them.
    private bool HasAny(IReadOnlyList<SchemaProperty> properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (_isKey(properties[i]) || _positionOf(properties[i]) is not null)
                return true;
        }

        return false;
    }

    private void CheckGap(List<SchemaProperty> keys, FindingList findings)
    {
        var positions = keys.Select(_positionOf).ToHashSet();
        var afterGap = keys.Where(k => _positionOf(k) > 1 && !positions.Contains(_positionOf(k) - 1)).MinBy(_positionOf);
        if (afterGap is null)
            return;
        findings.Warning(afterGap.Node.Find(_position) ?? afterGap.Node, new Demand("position-gap", Tables),
            $"no property has '{_position}: {_positionOf(afterGap) - 1}'", "number the key columns 1, 2, 3 without gaps");
    }
}
