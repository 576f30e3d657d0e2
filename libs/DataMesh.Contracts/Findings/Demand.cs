namespace DataMesh.Contracts;

/// <summary>A finding's stable code and the part of the standard that makes the demand.</summary>
internal readonly record struct Demand(string Code, string Section);
