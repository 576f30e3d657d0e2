using System.ComponentModel.DataAnnotations;

namespace DataMesh.Catalog.Governance;

/// <summary>Settings <c>DataMesh__Governance__*</c>.</summary>
internal sealed class GovernanceOptions
{
    public const string Section = "DataMesh:Governance";

    /// <summary>Folder of the policies of the mesh. Default: <c>governance</c> beside the program, the folder that it was built with.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Up to how many products a publication is judged against all others. In a larger mesh what needs the others is not executed at
    /// publishing, and the dry run judges it. Default 2,000, which takes 3 s and 350 MB.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MostProducts { get; set; } = 2_000;
}
