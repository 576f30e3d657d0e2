using System.Runtime.CompilerServices;
using DataMesh.Contracts;

namespace DataMesh.Sdk.Rest;

/// <summary>Models are made once for each contract in force.</summary>
internal sealed class PortModels
{
    private readonly ConditionalWeakTable<DataContract, PortModel> _models = [];

    public PortModel Of(DataContract contract) => _models.GetValue(contract, key => new(key));
}
