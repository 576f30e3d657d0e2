using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace DataMesh.Gateway.Requests;

/// <summary>
/// A length is digits and nothing else (RFC 9110, section 8.6). Kestrel reads <c>Content-Length: +3</c> as 3; a proxy before or a server
/// behind the gateway may read it otherwise, and where two disagree on a body's end, a request can be smuggled in. Kestrel keeps only the
/// number it read, so the bytes are looked at where it turns them into text.
/// </summary>
internal static class StrictLengths
{
    private static readonly DigitsEncoding Digits = new();

    public static void RefuseOddLengths(this IServiceCollection services) => services.Configure<KestrelServerOptions>(
        kestrel => kestrel.RequestHeaderEncodingSelector = header =>
            string.Equals(header, HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? Digits : null);

    /// <summary>Digits as they are, anything else as a question mark, which Kestrel refuses with 400.</summary>
    private sealed class DigitsEncoding : Encoding
    {
        public override int GetByteCount(char[] chars, int index, int count) => count;

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            ASCII.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
        {
            for (var at = 0; at < byteCount; at++)
            {
                chars[charIndex + at] = (char)bytes[byteIndex + at] is >= '0' and <= '9' and var digit ? digit : '?';
            }

            return byteCount;
        }

        public override int GetMaxByteCount(int charCount) => charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
