using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Products;

/// <summary>What a revision says, as readers of the catalog need it.</summary>
internal sealed record PublishedView
{
    public required string Version { get; init; }
    public required string Status { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public Owner? Owner { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<PublishedPort> Ports { get; init; }

    public static PublishedView Of(DataProduct product, IReadOnlyList<DataContract> contracts) => new()
    {
        Version = product.Version?.Text ?? "0.0.0",
        Status = product.Status ?? "draft",
        Title = product.CustomProperties.FirstOrDefault(custom => custom.Property == "title")?.Value.Text,
        Description = product.Description?.Purpose ?? contracts.Select(contract => contract.Description?.Purpose).FirstOrDefault(purpose => purpose is not null),
        Owner = OwnerOf(product, contracts),
        Tags = product.Tags,
        Ports = [.. product.OutputPorts.SelectMany(port => contracts.Where(contract => contract.Id == port.ContractId && contract.Version.Major == port.Version.Major).Select(contract => PortOf(product, port, contract)))],
    };

    private static PublishedPort PortOf(DataProduct product, ProductOutputPort port, DataContract contract) => new()
    {
        Name = port.Name,
        ContractId = contract.Id,
        Contract = contract.Name,
        ContractVersion = contract.Version.Text,
        Major = contract.Version.Major,
        Objects = [.. contract.Schema.Select(schema => new PublishedObject { Name = schema.Name, Description = schema.Description })],
        Schedule = contract.Schedule,
        Inputs = port.InputContracts.Count > 0
            ? [.. port.InputContracts.Select(input => new InputPort { ContractId = input.Id, Major = input.Version.Major })]
            : [.. product.InputPorts.Select(input => new InputPort { ContractId = input.ContractId, Major = input.Version.Major })],
    };

    private static Owner? OwnerOf(DataProduct product, IReadOnlyList<DataContract> contracts)
    {
        var team = product.Team ?? contracts.Select(contract => contract.Team).FirstOrDefault(candidate => candidate is not null);
        var support = product.Support.Concat(contracts.SelectMany(contract => contract.Support)).FirstOrDefault();
        var member = team?.Members.FirstOrDefault(candidate => candidate.Role?.Contains("owner", StringComparison.OrdinalIgnoreCase) == true) ?? team?.Members.FirstOrDefault(_ => true);
        return team is null && support is null
            ? null
            : new() { Team = team?.Name, Contact = member?.Username, Support = support?.Url ?? support?.Channel };
    }
}
