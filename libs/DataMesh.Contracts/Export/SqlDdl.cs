using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>A contract as <c>CREATE TABLE</c> statements, with keys, checks, foreign keys and comments.</summary>
internal sealed class SqlDdl
{
    private readonly DataContract _contract;
    private readonly SqlDialect _dialect;
    private readonly Losses _losses;
    private readonly SqlChecks _checks;
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _schemas = [];
    private readonly Dictionary<object, int> _places = new(ReferenceEqualityComparer.Instance);

    private SqlDdl(DataContract contract, SqlDialect dialect)
    {
        (_contract, _dialect, _losses) = (contract, dialect, new Losses(dialect.Name));
        _checks = new SqlChecks(dialect, _losses);
        for (var i = 0; i < contract.Schema.Count; i++)
            _places.TryAdd(contract.Schema[i], i);
    }

    public static ExportResult Write(DataContract contract, SqlDialect dialect)
    {
        var ddl = new SqlDdl(contract, dialect);
        ddl.Append();
        ddl._losses.Report(contract, dialect.Kept);
        return new ExportResult { Text = ddl._text.ToString(), Notes = ddl._losses.Notes };
    }

    private void Append()
    {
        Header();
        var (keys, order) = new SqlForeignKeys(_contract, _dialect, _losses).Find();
        var owned = keys.ToLookup(k => k.From, (IEqualityComparer<SchemaObject>)ReferenceEqualityComparer.Instance);
        foreach (var schemaObject in order)
            Table(schemaObject, [.. owned[schemaObject]]);
        if (!_dialect.CanAddForeignKeys)
            return;
        foreach (var key in keys)
            _text.Append("\nALTER TABLE ").Append(TableName(key.From)).Append(" ADD ").Append(ForeignKey(key)).Append(";\n");
    }

    private void Header()
    {
        Comment($"{_contract.Name} {_contract.Version.Text} ({string.Join(", ",
            new[] { _contract.Status, _contract.Domain, _contract.DataProduct }.OfType<string>())})");
        Comment($"{_contract.Id}, ODCS {_contract.ApiVersion}");
    }

    // A line break would end the comment and make the rest a statement.
    private void Comment(string line) =>
        _text.Append("-- ").Append(string.Concat(line.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))).Append('\n');

    private void Table(SchemaObject schemaObject, IReadOnlyList<SqlForeignKey> keys)
    {
        var path = Path(schemaObject);
        if (schemaObject.Properties.Count == 0 && !_dialect.CanAddForeignKeys)
        {
            _losses.Add(path, schemaObject.Name, $"{_dialect.Name} has no table without columns");
            return;
        }

        Schema(schemaObject);
        Names(schemaObject, path);
        List<string> lines = [.. schemaObject.Properties.Select((p, i) => Column(p, Index($"{path}.properties", i))),
            .. Keys(schemaObject, path)];
        if (!_dialect.CanAddForeignKeys)
            lines.AddRange(keys.Select(ForeignKey));
        _text.Append("\nCREATE TABLE ").Append(TableName(schemaObject)).Append(" (").Append(lines.Count == 0 ? "" : "\n    ")
            .AppendJoin(",\n    ", lines).Append("\n);\n");
        Comments(schemaObject);
    }

    private string Column(SchemaProperty property, string path)
    {
        var type = PropertyTypes.Of(property);
        if (PropertyTypes.IsPhysicalTypeLeftOut(property))
            _losses.Add($"{path}.physicalType", $"physicalType {property.PhysicalType}",
                "the logical type says otherwise, or the words are unknown");
        var name = SqlDialect.Identifier(ColumnName(property));
        var text = new StringBuilder($"{name} {_dialect.TypeName(type, path, _losses)}");
        if (property.Required || property.PrimaryKey)
            text.Append(" NOT NULL");
        if (property is { Unique: true, PrimaryKey: false } && CanBeKey(type, $"{path}.unique"))
            text.Append(" UNIQUE");
        foreach (var check in _checks.Of(property, type, name, path))
            text.Append(" CHECK (").Append(check).Append(')');
        return text.ToString();
    }

    private IEnumerable<string> Keys(SchemaObject schemaObject, string path)
    {
        var keys = schemaObject.PrimaryKeys;
        if (keys.Count > 0 && keys.All(k => CanBeKey(PropertyTypes.Of(k), $"{path}.properties.{k.Name}.primaryKey")))
            yield return $"PRIMARY KEY ({Columns(keys)})";

        // Each column of a composite key may be unique by itself besides; that of a single one is.
        foreach (var key in keys.Where(k => k.Unique && keys.Count > 1 && _dialect.CanBeKey(PropertyTypes.Of(k))))
            yield return $"UNIQUE ({Columns([key])})";
    }

    private bool CanBeKey(DataType type, string path)
    {
        if (_dialect.CanBeKey(type))
            return true;
        _losses.Add(path, "a key", $"{_dialect.Name} has no keys of this type");
        return false;
    }

    private void Schema(SchemaObject schemaObject)
    {
        if (SchemaName(schemaObject) is { } schema && schema != _dialect.DefaultSchema && _schemas.Add(schema))
            _text.Append("\nCREATE SCHEMA IF NOT EXISTS ").Append(SqlDialect.Identifier(schema)).Append(";\n");
    }

    private void Names(SchemaObject schemaObject, string path)
    {
        var seen = new HashSet<string>(_dialect.Names);
        for (var i = 0; i < schemaObject.Properties.Count; i++)
        {
            var property = schemaObject.Properties[i];
            var at = Index($"{path}.properties", i);
            if (!seen.Add(ColumnName(property)))
                _losses.Add(at, ColumnName(property),
                    $"{_dialect.Name} takes it for the same name as another column's: the statement will fail");
            if (property.PhysicalName is { } physical && physical != property.Name)
                _losses.Add($"{at}.name", property.Name, $"the column has its physicalName, {physical}");
            if (Encoding.UTF8.GetByteCount(ColumnName(property)) > _dialect.LongestName)
                _losses.Add(at, ColumnName(property), $"{_dialect.Name} cuts names after {_dialect.LongestName} bytes");
        }

        if (schemaObject.PhysicalName is { } table && table != schemaObject.Name)
            _losses.Add($"{path}.name", schemaObject.Name, $"the table has its physicalName, {table}");
    }

    private void Comments(SchemaObject schemaObject)
    {
        if (schemaObject.Description is { } description)
            _text.Append("COMMENT ON TABLE ").Append(TableName(schemaObject)).Append(" IS ").Append(SqlDialect.Literal(description))
                .Append(";\n");
        foreach (var property in schemaObject.Properties.Where(p => p.Description is not null))
        {
            _text.Append("COMMENT ON COLUMN ").Append(TableName(schemaObject)).Append('.')
                .Append(SqlDialect.Identifier(ColumnName(property)))
                .Append(" IS ").Append(SqlDialect.Literal(property.Description!)).Append(";\n");
        }
    }

    private static string ForeignKey(SqlForeignKey key) =>
        $"FOREIGN KEY ({Columns(key.Columns)}) REFERENCES {TableName(key.To)} ({Columns(key.Targets)})";

    private static string Columns(IEnumerable<SchemaProperty> columns) =>
        string.Join(", ", columns.Select(c => SqlDialect.Identifier(ColumnName(c))));

    private static string ColumnName(SchemaProperty property) => property.PhysicalName ?? property.Name;

    private static string TableName(SchemaObject o) => string.Join('.', NameParts(o).Select(SqlDialect.Identifier));

    private static string? SchemaName(SchemaObject o) => NameParts(o) is [var schema, _] ? schema : null;

    // A physical name may lead with its schema: operations.flight.
    private static string[] NameParts(SchemaObject o) =>
        o.PhysicalName?.Split('.') is [{ Length: > 0 }, { Length: > 0 }] parts ? parts : [o.PhysicalName ?? o.Name];

    private string Path(SchemaObject schemaObject) => Index("schema", _places[schemaObject]);

    private static string Index(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
