namespace DataMesh.Contracts;

/// <summary>A type with its sizes: the middle between a contract's words and those of databases and schema languages.</summary>
internal sealed record DataType(TypeKind Kind)
{
    /// <summary>Width of an integer or float in bits.</summary>
    public int Bits { get; init; } = 64;

    /// <summary>True for integers without a sign.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Digits of a decimal; null when unbounded.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the point; 0 when only a precision is known.</summary>
    public int Scale { get; init; }

    /// <summary>Most characters of a text, or bytes of a binary; null when unbounded.</summary>
    public int? Length { get; init; }

    /// <summary>True when every value has <see cref="Length"/> characters or bytes.</summary>
    public bool IsFixed { get; init; }

    /// <summary>True for an instant or a time with its offset.</summary>
    public bool IsZoned { get; init; }

    /// <summary>What an array holds; the values of a map.</summary>
    public DataType? Element { get; init; }

    /// <summary>Keys of a map.</summary>
    public DataType? Key { get; init; }

    /// <summary>Items of a fixed array or vector; null when any number.</summary>
    public int? Size { get; init; }

    /// <summary>Fields of a struct.</summary>
    public IReadOnlyList<TypeField> Fields { get; init; } = [];

    /// <summary>The values of an enumeration, in its order; empty for other texts.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public static DataType Text { get; } = new(TypeKind.Text);

    public static DataType Double { get; } = new(TypeKind.Float);

    public static DataType Long { get; } = new(TypeKind.Integer);

    public static DataType Integer(int bits, bool unsigned = false) => new(TypeKind.Integer) { Bits = bits, IsUnsigned = unsigned };

    /// <summary>True when the type has parts of its own.</summary>
    public bool IsNested => Kind is TypeKind.Array or TypeKind.Struct or TypeKind.Map or TypeKind.Vector;
}
