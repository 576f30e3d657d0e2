using DataMesh.Contracts;
using DataMesh.Tables;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace DataMesh.Sdk.Rest;

/// <summary>A contract as OData's entity data model: each object an entity set of its own name, each relationship a navigation property.</summary>
internal sealed class PortModel
{
    public const string Namespace = "datamesh";
    private readonly Dictionary<string, EdmEntityType> _types = new(StringComparer.Ordinal);

    public PortModel(DataContract contract)
    {
        Navigations = Navigation.Of(contract);
        var container = new EdmEntityContainer(Namespace, "port");
        foreach (var schema in contract.Schema)
        {
            var type = Entity(schema);
            _types[schema.Name] = type;
            Edm.AddElement(type);
            Describe(type, schema.Description);
        }

        var sets = contract.Schema.ToDictionary(schema => schema.Name, schema => container.AddEntitySet(schema.Name, _types[schema.Name]));
        foreach (var (name, navigations) in Navigations)
        {
            foreach (var navigation in navigations)
            {
                sets[name].AddNavigationTarget(Property(_types[name], navigation), sets[navigation.Target.Name]);
            }
        }

        Edm.AddElement(container);
    }

    public EdmModel Edm { get; } = new();

    /// <summary>The navigations of every object, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Navigation>> Navigations { get; }

    private EdmNavigationProperty Property(EdmEntityType type, Navigation navigation)
    {
        var target = _types[navigation.Target.Name];
        var isReferential = !navigation.Many
            && target.Key()?.Select(key => key.Name).Order().SequenceEqual(navigation.Columns.Select(pair => pair.Theirs).Order()) == true;
        return type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
        {
            Name = navigation.Name,
            Target = target,
            TargetMultiplicity = navigation.Many ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
            DependentProperties = isReferential ? navigation.Columns.Select(pair => (IEdmStructuralProperty)type.FindProperty(pair.Own)) : null,
            PrincipalProperties = isReferential ? navigation.Columns.Select(pair => (IEdmStructuralProperty)target.FindProperty(pair.Theirs)) : null,
        });
    }

    private EdmEntityType Entity(SchemaObject schema)
    {
        var type = new EdmEntityType(Namespace, schema.Name);
        foreach (var (column, property) in SchemaMapping.Of(schema).Columns.Zip(schema.Properties))
        {
            Add(type, column, property);
        }

        type.AddKeys(schema.PrimaryKeys.Select(key => (IEdmStructuralProperty)type.FindProperty(key.Name)));
        return type;
    }

    private void Add(EdmStructuredType owner, TableColumn column, SchemaProperty property)
    {
        var path = $"{(owner as IEdmSchemaElement)!.Name}_{column.Name}";
        Describe(owner.AddStructuralProperty(column.Name, TypeOf(column.Type, column.Nullable, path, property)), property.Description);
    }

    private IEdmTypeReference TypeOf(ColumnType type, bool nullable, string path, SchemaProperty? property) => type switch
    {
        StructType fields => new EdmComplexTypeReference(Complex(fields, path, property), nullable),
        ArrayType { Element: not ArrayType and not MapType } list =>
            new EdmCollectionTypeReference(new EdmCollectionType(TypeOf(list.Element, nullable: true, path, property?.Items))),
        _ when type == ColumnType.String => EdmCoreModel.Instance.GetString(
            isUnbounded: false, property?.LogicalTypeOptions?.MaxLength is > 0 and var most ? most : null, isUnicode: true, nullable),
        _ => Primitive(type, nullable),
    };

    private EdmComplexType Complex(StructType fields, string path, SchemaProperty? property)
    {
        var type = new EdmComplexType(Namespace, path);
        foreach (var (column, field) in fields.Fields.Zip(property!.Properties))
        {
            Add(type, column, field);
        }

        Edm.AddElement(type);
        return type;
    }

    private void Describe(IEdmVocabularyAnnotatable element, string? description)
    {
        if (!string.IsNullOrWhiteSpace(description))
        {
            Edm.SetDescriptionAnnotation(element, description.Trim());
        }
    }

    private static IEdmTypeReference Primitive(ColumnType type, bool nullable) => type switch
    {
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
