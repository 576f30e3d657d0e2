using System.Text.Json.Nodes;
using DataMesh.Catalog.Products;
using DataMesh.Client;
using DataMesh.Contracts;

namespace DataMesh.Catalog.Pages;

/// <summary>A contract, section by section.</summary>
internal static class ShownContract
{
    public static DescribedContract Of(
        string domain, PublishedPort port, DataContract contract, IReadOnlyList<DescribedVersion> versions) => new()
        {
            Port = port.Name,
            Contract = new()
            {
                Id = contract.Id,
                Domain = domain,
                Contract = contract.Name,
                Version = contract.Version.Text,
                Major = contract.Version.Major,
            },
            Standard = contract.ApiVersion,
            Status = contract.Status,
            Description = Shown.Of(contract.Description),
            Tags = Shown.List(contract.Tags),
            Objects = [.. contract.Schema.Select(ShownObject.Of)],
            ServiceLevels = Shown.List(contract.SlaProperties.Select(Of)),
            Roles = Shown.Roles(contract.Roles),
            Team = Shown.Of(contract.Team),
            Support = Shown.Channels(contract.Support),
            Price = contract.Price is { } price ? new() { Amount = price.Amount, Currency = price.Currency, Unit = price.Unit } : null,
            Servers = Shown.List(contract.Servers.Select(Of)),
            Links = Shown.Links(contract.AuthoritativeDefinitions),
            CustomProperties = Shown.Properties(contract.CustomProperties),
            Versions = versions,
        };

    private static DescribedServiceLevel Of(SlaProperty property) => new()
    {
        Property = property.Property,
        Value = property.ValueExt is { IsNull: false } ext
            ? $"{Shown.Text(property.Value)} / {Shown.Text(ext)}" : Shown.Text(property.Value),
        Unit = property.Unit,
        Element = property.Element,
        Driver = property.Driver,
        Scheduler = property.Scheduler,
        Schedule = property.Schedule,
        Description = property.Description,
    };

    private static DescribedServer Of(Server server) => new()
    {
        Name = server.Name,
        Type = server.Type,
        Environment = server.Environment,
        Description = server.Description,
        Fields = server.Fields.Count == 0
            ? null : new JsonObject(server.Fields.Select(field => KeyValuePair.Create(field.Name, Shown.Json(field.Value)))),
        Roles = Shown.Roles(server.Roles),
    };
}
