namespace DataMesh.Contracts;

/// <summary>What a value is, whatever the words a format has for it.</summary>
internal enum TypeKind
{
    Text,
    Boolean,
    Integer,
    Decimal,
    Float,
    Date,
    Time,
    Timestamp,
    Interval,
    Uuid,
    Binary,
    Json,
    Array,
    Struct,
    Map,
    Vector,
}
