using DataMesh.Contracts;
using DataMesh.Tables;
using Microsoft.OData.Edm;

namespace DataMesh.Sdk.Rest;

/// <summary>A contract as OData's entity data model: each object an entity set of its own name.</summary>
internal sealed class PortModel
{
    public const string Namespace = "datamesh";

    public PortModel(DataContract contract)
    {
        var container = new EdmEntityContainer(Namespace, "port");
        foreach (var schema in contract.Schema)
        {
            var type = Entity(schema);
            Edm.AddElement(type);
            container.AddEntitySet(schema.Name, type);
        }

        Edm.AddElement(container);
    }

    public EdmModel Edm { get; } = new();

    private static EdmEntityType Entity(SchemaObject schema)
    {
        var type = new EdmEntityType(Namespace, schema.Name);
        foreach (var column in SchemaMapping.Of(schema).Columns)
        {
            var property = type.AddStructuralProperty(column.Name, TypeOf(column.Type, column.Nullable));
            if (schema.PrimaryKeys.Any(key => key.Name == column.Name))
            {
                type.AddKeys(property);
            }
        }

        return type;
    }

    private static IEdmTypeReference TypeOf(ColumnType type, bool nullable) => type switch
    {
        _ when type == ColumnType.String => EdmCoreModel.Instance.GetString(nullable),
        _ when type == ColumnType.Long => EdmCoreModel.Instance.GetInt64(nullable),
        _ when type == ColumnType.Integer => EdmCoreModel.Instance.GetInt32(nullable),
        _ when type == ColumnType.Short => EdmCoreModel.Instance.GetInt16(nullable),
        _ when type == ColumnType.Byte => EdmCoreModel.Instance.GetSByte(nullable),
        _ when type == ColumnType.Double => EdmCoreModel.Instance.GetDouble(nullable),
        _ when type == ColumnType.Float => EdmCoreModel.Instance.GetSingle(nullable),
        _ when type == ColumnType.Boolean => EdmCoreModel.Instance.GetBoolean(nullable),
        _ when type == ColumnType.Date => EdmCoreModel.Instance.GetDate(nullable),
        _ when type == ColumnType.Timestamp => EdmCoreModel.Instance.GetTemporal(EdmPrimitiveTypeKind.DateTimeOffset, 6, nullable),
        _ when type == ColumnType.Binary => EdmCoreModel.Instance.GetBinary(nullable),
        DecimalType number => EdmCoreModel.Instance.GetDecimal(number.Precision, number.Scale, nullable),
        _ => EdmCoreModel.Instance.GetUntyped(),
    };
}
