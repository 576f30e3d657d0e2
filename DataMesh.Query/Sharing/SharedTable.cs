using System.Globalization;
using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>A table by its names in the protocol: share = domain, schema = contract and major version, table = object.</summary>
internal sealed record SharedTable(TableAddress Address)
{
    public string Share => Address.Domain;

    public string Schema { get; } = string.Create(CultureInfo.InvariantCulture, $"{Address.Contract}_v{Address.Major}");

    public string Name => Address.Object;
}
