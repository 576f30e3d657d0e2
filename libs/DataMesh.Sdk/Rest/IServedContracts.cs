namespace DataMesh.Sdk.Rest;

/// <summary>What this domain serves.</summary>
internal interface IServedContracts
{
    /// <summary>One object of a port, or null.</summary>
    ServedObject? Find(string domain, string contract, int major, string @object);

    /// <summary>All objects of a port; empty when there is no such port.</summary>
    IReadOnlyList<ServedObject> FindPort(string domain, string contract, int major);
}
