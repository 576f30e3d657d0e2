using DataMesh.Contracts;
using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>The columns that say where something is written, and others that many relations share.</summary>
internal static class Place
{
    public static IReadOnlyList<Column<T>> Of<T>(Func<T, string> file, Func<T, DocumentElement> element) =>
    [
        new("file", Text, "file of the document", row => file(row)),
        new("path", Text, "path in the file, such as `schema[0].properties[2]`", row => element(row).Node.Path),
        new("line", Whole, "line, counted from 1", row => element(row).Position.Line),
        new("column", Whole, "column, counted from 1; in SQL `\"column\"`", row => element(row).Position.Column),
    ];

    public static IReadOnlyList<Column<T>> OfContract<T>(Func<T, ContractDocument> document) =>
    [
        new("domain", Text, "domain of the contract", row => document(row).Contract.Domain),
        new("contract", Text, "name of the contract", row => document(row).Contract.Name),
        new("contract_id", Text, "id of the contract, at which ports point", row => document(row).Contract.Id),
        new("major", Whole, "major version of the contract", row => document(row).Contract.Version.Major),
    ];

    public static IReadOnlyList<Column<T>> OfProduct<T>(Func<T, ProductDocument> document) =>
    [
        new("domain", Text, "domain of the product", row => document(row).Product.Domain),
        new("product", Text, "name of the product", row => document(row).Product.Name),
        new("product_id", Text, "id of the product", row => document(row).Product.Id),
    ];

    public static IReadOnlyList<Column<T>> Extras<T>(Func<T, IReadOnlyList<string>> tags, Func<T, IReadOnlyList<CustomProperty>> custom) =>
    [
        new("tags", Texts, "tags", row => tags(row)),
        new("custom", Map, "custom properties; values that are no text are JSON, so `custom['mask']`", row => Custom(custom(row))),
    ];

    private static Dictionary<string, string?> Custom(IReadOnlyList<CustomProperty> properties)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            map[property.Property] = property.Value switch
            {
                { IsNull: true } => null,
                { Kind: DocumentNodeKind.Scalar } scalar => scalar.Text,
                var value => NodeJson.Text(value),
            };
        }

        return map;
    }
}
