using DataMesh.Contracts;
using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>Relations of products and their ports.</summary>
internal static class ProductRelations
{
    public static readonly RelationOf<ProductDocument> Product = new("product", "A product.",
    [
        Place.Of<ProductDocument>(row => row.File, row => row.Product),
        Place.OfProduct<ProductDocument>(row => row),
        [
            new("version", Text, "version as written", row => row.Product.Version?.Text),
            new("status", Text, "such as `active`", row => row.Product.Status),
            new("type", Text, "such as `sourceAligned`", row => row.Product.Type),
            new("deprecated", Flag, "no new use should start", row => row.Product.Deprecated),
            new("tenant", Text, "tenant", row => row.Product.Tenant),
            new("purpose", Text, "description.purpose", row => row.Product.Description?.Purpose),
            new("usage", Text, "description.usage", row => row.Product.Description?.Usage),
            new("limitations", Text, "description.limitations", row => row.Product.Description?.Limitations),
            new("team", Text, "name of the team", row => row.Product.Team?.Name),
        ],
        Place.Extras<ProductDocument>(row => row.Product.Tags, row => row.Product.CustomProperties),
    ]);

    public static readonly RelationOf<(ProductDocument In, ProductInputPort Port)> InputPort = new("input_port",
        "A contract that a product reads.",
    [
        Place.Of<(ProductDocument In, ProductInputPort Port)>(row => row.In.File, row => row.Port),
        Place.OfProduct<(ProductDocument In, ProductInputPort Port)>(row => row.In),
        [
            new("port", Text, "name of the port", row => row.Port.Name),
            new("contract_id", Text, "id of the contract that is read", row => Given(row.Port.ContractId)),
            new("version", Text, "version of it, as written", row => Given(row.Port.Version.Text)),
            new("major", Whole, "major version of it", row => row.Port.Version.Major),
            new("deprecated", Flag, "no new use should start", row => row.Port.Deprecated),
        ],
        Place.Extras<(ProductDocument In, ProductInputPort Port)>(row => row.Port.Tags, row => row.Port.CustomProperties),
    ]);

    public static readonly RelationOf<(ProductDocument In, ProductOutputPort Port)> OutputPort = new("output_port",
        "A contract that a product offers.",
    [
        Place.Of<(ProductDocument In, ProductOutputPort Port)>(row => row.In.File, row => row.Port),
        Place.OfProduct<(ProductDocument In, ProductOutputPort Port)>(row => row.In),
        [
            new("port", Text, "name of the port", row => row.Port.Name),
            new("contract_id", Text, "id of the contract that is offered", row => Given(row.Port.ContractId)),
            new("version", Text, "version of it, as written", row => Given(row.Port.Version.Text)),
            new("major", Whole, "major version of it", row => row.Port.Version.Major),
            new("type", Text, "such as `tables`", row => row.Port.Type),
            new("description", Text, "description", row => row.Port.Description),
            new("deprecated", Flag, "no new use should start", row => row.Port.Deprecated),
            new("inputs", Texts, "ids of the contracts that it is made from; empty means all input ports",
                row => row.Port.InputContracts.Select(input => input.Id)),
        ],
        Place.Extras<(ProductDocument In, ProductOutputPort Port)>(row => row.Port.Tags, row => row.Port.CustomProperties),
    ]);

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
