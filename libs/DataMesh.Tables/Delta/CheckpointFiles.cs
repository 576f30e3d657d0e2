using System.Globalization;

namespace DataMesh.Tables;

/// <summary>A classic checkpoint: one Parquet file, or several parts (Delta protocol, "Checkpoint Naming Scheme").</summary>
/// <param name="Parts">Paths of its files in the order of the parts.</param>
internal sealed record CheckpointFiles(long Version, IReadOnlyList<string> Parts)
{
    /// <summary>The checkpoints among the files of a log that have all their parts, newest first; of one version the single file first.</summary>
    public static IReadOnlyList<CheckpointFiles> Complete(IEnumerable<string> paths) =>
    [
        .. paths.Select(Part.Of).OfType<Part>()
            .GroupBy(part => (part.Version, part.Count))
            .Where(parts => parts.Select(part => part.Number).Distinct().Count() == parts.Key.Count)
            .OrderByDescending(parts => parts.Key.Version).ThenBy(parts => parts.Key.Count)
            .Select(parts => new CheckpointFiles(parts.Key.Version, [.. parts.OrderBy(part => part.Number).Select(part => part.Path)])),
    ];

    /// <summary>Names without a folder.</summary>
    public static string Name(long version) => string.Create(CultureInfo.InvariantCulture, $"{version:D20}.checkpoint.parquet");

    /// <inheritdoc cref="Name(long)" />
    public static string Name(long version, int part, int parts) =>
        string.Create(CultureInfo.InvariantCulture, $"{version:D20}.checkpoint.{part:D10}.{parts:D10}.parquet");

    private sealed record Part(string Path, long Version, int Number, int Count)
    {
        /// <summary>Null for what is no classic checkpoint; those with a UUID in their name belong to a newer protocol.</summary>
        public static Part? Of(string path)
        {
            var words = path[(path.LastIndexOf('/') + 1)..].Split('.');
            return words switch
            {
                [var version, "checkpoint", "parquet"] when Digits(version, 20) is { } number => new(path, number, 1, 1),
                [var version, "checkpoint", var part, var parts, "parquet"]
                    when Digits(version, 20) is { } number && Digits(part, 10) is { } at && Digits(parts, 10) is > 0 and <= 100_000 and var all =>
                    new(path, number, (int)at, (int)all),
                _ => null,
            };
        }

        private static long? Digits(string text, int length) =>
            text.Length == length && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
