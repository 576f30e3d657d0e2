namespace DataMesh.Contracts;

/// <summary>A standard in the version that a document says it follows.</summary>
internal sealed record Standard(string Name, StandardVersion Version, StandardVersion ClosedSince)
{
    public static readonly StandardVersion Odcs30 = new(3, 0, 0);
    public static readonly StandardVersion Odcs31 = new(3, 1, 0);
    public static readonly StandardVersion Odcs32 = new(3, 2, 0);
    public static readonly StandardVersion Odps10 = new(1, 0, 0);
    public static readonly StandardVersion Odps11 = new(1, 1, 0);

    /// <summary>ODCS closed its sections to unknown fields in 3.1; before, only the root was closed.</summary>
    public static Standard Odcs(StandardVersion version) => new("ODCS", version, Odcs31);

    /// <summary>ODPS was closed from the start.</summary>
    public static Standard Odps(StandardVersion version) => new("ODPS", version, default);

    /// <summary>Our own shorthands inside of custom properties.</summary>
    public static readonly Standard DataMesh = new("DataMesh", default, default);

    /// <summary>Release that gave most elements an <c>id</c>.</summary>
    public StandardVersion IdsSince => IsOdcs ? Odcs31 : Odps11;

    /// <summary>Release that brought context, synonyms and deprecation to both standards.</summary>
    public StandardVersion SharedSince => IsOdcs ? Odcs32 : Odps11;

    public bool IsOdcs => Name == "ODCS";

    /// <summary>True when the standard forbids unknown fields below the root.</summary>
    public bool IsClosed => Version >= ClosedSince;

    public string Section(string name) => $"{Name} {name}";
}
