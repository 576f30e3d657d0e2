using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DataMesh.EmbeddedServers.Processes;

/// <summary>A Unix account that a program runs as when we are root, for PostgreSQL refuses to run as root.</summary>
internal sealed partial record Account(string Name, uint User, uint Group)
{
    private static readonly string[] Preferred = ["postgres", "_postgres", "nobody"];

    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUser() == 0;

    /// <summary>The account to drop to: <c>postgres</c> if there is one, else <c>nobody</c>; null when we are not root.</summary>
    public static Account? ForPostgres() => IsRoot
        ? Choose(File.ReadLines("/etc/passwd")) ?? throw new ServerFault(
            "PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody' to run it as; create one, "
            + "or start the mesh as a user.")
        : null;

    /// <summary>Picks from lines of <c>name:password:uid:gid:comment:home:shell</c>; ids may be written as negative numbers.</summary>
    internal static Account? Choose(IEnumerable<string> passwd)
    {
        var accounts = passwd
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && Preferred.Contains(fields[0]))
            .Select(fields => new Account(fields[0], Id(fields[2]), Id(fields[3])))
            .ToLookup(account => account.Name);
        return Preferred.SelectMany(name => accounts[name]).FirstOrDefault(account => account.User != 0);
    }

    /// <summary>Gives a file or folder to the account.</summary>
    [UnsupportedOSPlatform("windows")]
    public void Own(string path)
    {
        if (ChangeOwner(path, User, Group) != 0)
        {
            throw new ServerFault(
                $"The folder {path} cannot be given to the user {Name}, whom PostgreSQL runs as; put .mesh on a local disk.");
        }
    }

    private static uint Id(string text) => unchecked((uint)long.Parse(text, CultureInfo.InvariantCulture));

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
