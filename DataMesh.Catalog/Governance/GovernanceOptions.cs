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
    /// publishing, and the dry run judges it. With 5,000 products of 20 columns the first publication after a start takes 8 s, each later
    /// one 2 s, and the catalog 500 MB more. Default 5,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MostProducts { get; set; } = 5_000;
}
