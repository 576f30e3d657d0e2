using DataMesh.Cli.Files;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary>Where policies are: <c>governance/</c> at or above a folder for the mesh, <c>policies/</c> in a domain's own folder.</summary>
internal static class PolicyFolders
{
    private const string OfMesh = "governance";

    /// <summary>The nearest folder <c>governance</c> with policies, at a folder or above it.</summary>
    public static string? Nearest(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, OfMesh);
            if (at.Name == OfMesh && HoldsPolicies(at.FullName))
                return at.FullName;
            if (HoldsPolicies(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>The policies and waivers of a folder, not of those below it.</summary>
    public static async Task<IReadOnlyList<PolicyFile>> ReadAsync(string folder, string at, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            return [];
        var files = new List<PolicyFile>();
        foreach (var (_, path) in DomainPolicyFiles.Among(Directory.EnumerateFiles(folder)))
        {
            var name = FindFiles.NameOf(path, at);
            files.Add(new(name, await ReadText.OfFileAsync(path, name, ct)));
        }

        return files;
    }

    /// <summary>A domain's own folder of policies, beside its documents.</summary>
    public static string Of(string documents) => Path.Combine(documents, DomainPolicyFiles.Folder);

    private static bool HoldsPolicies(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.policy.yaml").Any();
}
