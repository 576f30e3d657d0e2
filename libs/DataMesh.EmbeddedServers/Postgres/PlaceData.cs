using System.Security.Cryptography;
using System.Text;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>
/// Decides where PostgreSQL's data lies: in the folder asked for, unless PostgreSQL runs as an account that cannot reach it (root's home
/// is closed to others). Then it is a folder under the temporary one, named by the hash of the path asked for.
/// </summary>
internal static class PlaceData
{
    private const string Cluster = "cluster";
    private const string IdentityFile = "identity";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersEnter = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static async Task<DataFolder> PlaceAsync(string root, Account? account, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(root);
            var here = Path.Combine(root, Cluster);
            if (OperatingSystem.IsWindows())
            {
                return new DataFolder(Directory.CreateDirectory(here).FullName, Moved: false);
            }

            var elsewhere = Elsewhere(root);
            if (account is null)
            {
                Directory.CreateDirectory(here, OwnerOnly);
                return new DataFolder(here, Moved: false);
            }

            Give(here, account);
            if (await AccountAccess.CanUseAsync(account, here, cancellationToken))
            {
                return new DataFolder(here, Moved: false);
            }

            ForgetAfterReset(root, elsewhere);
            var there = Path.Combine(elsewhere, Cluster);
            Give(there, account);
            return new DataFolder(there, Moved: true);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ServerFault($"The data folder {root} cannot be written by this user; change its owner, or remove it.", exception);
        }
    }

    private static string Elsewhere(string root)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        return Path.Combine(Path.GetTempPath(), $"datamesh-postgres-{hash}");
    }

    /// <summary>
    /// Data elsewhere belongs to the folder asked for by a random identity written in both. A folder without the identity is of a mesh
    /// that has been reset since, or was put there by somebody else: it is removed.
    /// </summary>
    private static void ForgetAfterReset(string root, string elsewhere)
    {
        var here = Path.Combine(root, IdentityFile);
        var there = Path.Combine(elsewhere, IdentityFile);
        if (File.Exists(here) && File.Exists(there) && File.ReadAllText(here) == File.ReadAllText(there))
        {
            return;
        }

        if (Directory.Exists(elsewhere))
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        var identity = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(elsewhere, OthersEnter);
        }

        File.WriteAllText(there, identity);
        File.WriteAllText(here, identity);
    }

    private static void Give(string folder, Account account)
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            account.Own(folder);
        }
    }
}
