using System.Text;
using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Exchanging;

/// <summary>Writes a document to a file or to the output, and what it does not carry to where errors go.</summary>
internal static class WriteResult
{
    private const int MostNotes = 20;

    /// <param name="surroundings">Where the command runs.</param>
    /// <param name="text">The document.</param>
    /// <param name="file">The file to write; null for the output.</param>
    /// <param name="force">Whether a file that is there is replaced.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task ToAsync(Surroundings surroundings, string text, string? file, bool force, CancellationToken ct)
    {
        if (file is null)
        {
            await surroundings.Out.WriteAsync(surroundings.IsTerminal ? Page.Shown(text) : text);
            return;
        }

        var path = Path.GetFullPath(file, surroundings.Folder);
        if (File.Exists(path) && !force)
            throw NotRunException.Misused($"'{file}' is there already. Give --force to replace it.");
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ct);
    }

    public static void Notes(Surroundings surroundings, IReadOnlyList<ExchangeNote> notes)
    {
        foreach (var note in notes.Take(MostNotes))
            surroundings.Error.WriteLine($"note: {Page.Shown(note.ToString().ReplaceLineEndings(" "))}");
        if (notes.Count > MostNotes)
            surroundings.Error.WriteLine($"note: and {notes.Count - MostNotes} more");
    }
}
