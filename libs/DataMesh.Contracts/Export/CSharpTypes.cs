namespace DataMesh.Contracts;

/// <summary>Scalar types in C#'s words, written so that no name of a contract can take their place.</summary>
internal static class CSharpTypes
{
    private const int MostDigits = 28;

    public static string Name(DataType type, string path, Losses losses)
    {
        if (type is { Kind: TypeKind.Decimal, Precision: null or > MostDigits })
            losses.Add(path, type.Precision is null ? "an exact number of any size" : $"{type.Precision} digits",
                "C#'s decimal has 28 digits");
        if (type is { Kind: TypeKind.Time, IsZoned: true })
            losses.Add(path, "the type of a time with its offset", "C# has none; text is used");
        return type.Kind switch
        {
            TypeKind.Boolean => "bool",
            TypeKind.Integer => Integer(type),
            TypeKind.Decimal => "decimal",
            TypeKind.Float => type.Bits == 32 ? "float" : "double",
            TypeKind.Date => "global::System.DateOnly",
            TypeKind.Time when !type.IsZoned => "global::System.TimeOnly",
            TypeKind.Timestamp => type.IsZoned ? "global::System.DateTimeOffset" : "global::System.DateTime",
            TypeKind.Uuid => "global::System.Guid",
            TypeKind.Binary => "byte[]",
            TypeKind.Json or TypeKind.Struct => "global::System.Text.Json.JsonElement",
            TypeKind.Array or TypeKind.Vector => $"global::System.Collections.Generic.IReadOnlyList<{Name(type.Element!, path, losses)}>",
            TypeKind.Map =>
                $"global::System.Collections.Generic.IReadOnlyDictionary<{Name(type.Key!, path, losses)}, "
                + $"{Name(type.Element!, path, losses)}>",
            _ => "string",
        };
    }

    private static string Integer(DataType type) => (type.Bits, type.IsUnsigned) switch
    {
        (8, false) => "sbyte",
        (8, true) => "byte",
        (16, false) => "short",
        (16, true) => "ushort",
        (32, false) => "int",
        (32, true) => "uint",
        (64, false) => "long",
        (64, true) => "ulong",
        (_, false) => "global::System.Int128",
        _ => "global::System.UInt128",
    };
}
