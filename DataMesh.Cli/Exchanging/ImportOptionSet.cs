using System.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Exchanging;

/// <summary>What the source of an import cannot know about the contract.</summary>
internal sealed class ImportOptionSet
{
    private readonly Option<string?> _name = new("--name") { Description = "Name of the contract [default: made from the source's]." };
    private readonly Option<string?> _domain = new("--domain") { Description = "Owning domain." };
    private readonly Option<string?> _product = new("--product") { Description = "Product that it belongs to." };
    private readonly Option<string?> _id = new("--id")
    {
        Description = "Id of the contract [default: urn:datamesh:contract:{domain}:{name}].",
    };
    private readonly Option<string?> _version = new("--contract-version") { Description = "Version of the contract [default: 0.1.0]." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _name, _domain, _product, _id, _version })
            command.Options.Add(option);
    }

    public ImportOptions Of(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(_name),
        Domain = parsed.GetValue(_domain),
        DataProduct = parsed.GetValue(_product),
        Id = parsed.GetValue(_id),
        Version = parsed.GetValue(_version),
    };
}
