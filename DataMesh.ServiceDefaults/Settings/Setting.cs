namespace DataMesh.ServiceDefaults.Settings;

/// <summary>A setting without which a process cannot work, or with which it must not.</summary>
public sealed record Setting
{
    /// <summary>Configuration key, such as <c>DataMesh:Tables:Root</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it is, in half a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>What to do when it is missing or wrong, as the second half of a sentence.</summary>
    public required string Remedy { get; init; }

    /// <summary>Type and unit of the value. Default: text.</summary>
    public string Kind { get; init; } = "text";

    /// <summary>Where it is missing, the process refuses to start. Default: nowhere.</summary>
    public Need Need { get; init; }

    /// <summary>A migration step needs it as well. Default false.</summary>
    public bool IsForMigrations { get; init; }

    /// <summary>A configuration section that does as well as the key. Default: none.</summary>
    public string? Instead { get; init; }

    /// <summary>Why a value cannot be used anywhere, as the middle of a sentence, or null. Default: every value can.</summary>
    public Func<string, string?> Fault { get; init; } = _ => null;

    /// <summary>Why a value is unsafe anywhere but on a developer's machine, as the middle of a sentence, or null. Default: every value is safe.</summary>
    public Func<string, string?> Danger { get; init; } = _ => null;

    /// <summary>The environment variable that sets it.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}
