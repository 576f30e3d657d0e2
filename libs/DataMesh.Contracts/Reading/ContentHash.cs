using System.Security.Cryptography;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>Identity of a document's content, the same on every operating system.</summary>
public static class ContentHash
{
    /// <summary>SHA-256 (64 lower-case hexadecimal digits) of the text in UTF-8 with every CRLF written as LF.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalised = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalised)));
    }
}
