namespace DataMesh.Contracts;

#pragma warning disable CA1032, CA1064 // Thrown where a schema cannot go on, caught in ContractImport.
internal sealed class ImportRefusedException : Exception;
#pragma warning restore CA1032, CA1064
