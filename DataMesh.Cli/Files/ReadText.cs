using System.Text;
using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Files;

/// <summary>Reads a text file as far as a document may reach, whatever it is: a pipe, a device, gigabytes.</summary>
internal static class ReadText
{
    // UTF-16 takes twice the room, and one byte more tells "too big" from "just fits".
    private const int MostBytes = (2 * DocumentLimits.Bytes) + 4;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <exception cref="NotRunException">It cannot be read, or is no text.</exception>
    public static async Task<string> OfFileAsync(string path, string name, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await OfStreamAsync(file, name, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NotRunException($"'{name}' cannot be read: {failure.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The text of a stream; what goes beyond every limit of documents is not read, for its reader to complain.</summary>
    public static async Task<string> OfStreamAsync(Stream stream, string name, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (bytes.Length < MostBytes && await stream.ReadAsync(buffer, ct) is > 0 and var count)
            bytes.Write(buffer, 0, count);
        return Decode(bytes.GetBuffer().AsSpan(0, (int)Math.Min(bytes.Length, MostBytes)), name);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            // The cut may go through a character; the text is too big then, and that is what is wrong with it.
            return bytes.Length < MostBytes ? Strict.GetString(text) : Encoding.UTF8.GetString(text);
        }
        catch (DecoderFallbackException broken)
        {
            var line = 1 + text[..Math.Min(text.Length, Math.Max(0, broken.Index))].Count((byte)'\n');
            throw new NotRunException($"'{name}' is no text in UTF-8: line {line} holds other bytes");
        }
    }
}
