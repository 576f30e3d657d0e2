using System.Runtime.InteropServices;

namespace DataMesh.Tables;

/// <summary>
/// Gives a finished file its name unless the name is taken, where files cannot be linked: SMB shares (such as Azure Files) and FAT.
/// </summary>
internal static partial class RenameIfAbsent
{
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const int NotPermitted = 1;
    private const int FileExists = 17;
    private const int NotImplemented = 38;
    private const int NotSupported = 95;

    /// <summary>What link(2) answers on a file system without links. The numbers are Linux's, and so is the call that helps.</summary>
    public static bool Helps(int error) => OperatingSystem.IsLinux() && error is NotPermitted or NotImplemented or NotSupported;

    /// <summary>False when the name is taken; all or nothing, like a link.</summary>
    /// <exception cref="IOException">The file system cannot do this either, or failed.</exception>
    public static bool Try(string temporary, string target)
    {
        if (Rename(CurrentFolder, temporary, CurrentFolder, target, NoReplace) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == FileExists
            ? false
            : throw new IOException($"'{target}' could not be created: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint flags);
}
