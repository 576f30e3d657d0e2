using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>One action of the log (Delta protocol, "Actions"), as far as reader 1 / writer 2 knows them.</summary>
internal abstract record LogAction;

/// <summary>What a reader and a writer must be able to do.</summary>
/// <param name="Features">Named features of reader 3 / writer 7; empty below.</param>
internal sealed record ProtocolAction(int Reader, int Writer, IReadOnlyList<string> Features) : LogAction;

/// <summary>Schema and properties from here on.</summary>
internal sealed record MetadataAction(TableMetadata Metadata) : LogAction;

/// <summary>A file belongs to the table from here on.</summary>
internal sealed record AddAction(DataFile File) : LogAction;

/// <summary>A file belongs to the table no longer.</summary>
internal sealed record RemoveAction(Tombstone File) : LogAction;

/// <summary>How far an application has come.</summary>
internal sealed record TransactionAction(string Application, TableTransaction Transaction) : LogAction;

/// <summary>Where a commit came from: free text of its writer.</summary>
internal sealed record CommitInfoAction(JsonObject Info) : LogAction;
