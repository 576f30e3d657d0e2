namespace DataMesh.Query.Tables;

/// <summary>A table of the mesh with the names that SQL knows it by.</summary>
/// <param name="Domain">First part of the name, with underscores for dashes.</param>
/// <param name="Contract"><c>{contract}_v{major}</c>, with underscores for dashes.</param>
/// <param name="Object">Last part of the name, with underscores for dashes.</param>
/// <param name="IsNewest">True when <c>{domain}.{object}</c> means this one.</param>
internal sealed record MeshTable(string Domain, string Contract, string Object, bool IsNewest, DataMesh.Tables.TableAddress Address)
{
    public string ShortName => $"{Domain}.{Object}";

    public string FullName => $"{Domain}.{Contract}.{Object}";
}
