namespace DataMesh.Query.Sql;

/// <summary>Why a statement was stopped from outside.</summary>
internal enum StopReason
{
    /// <summary>Somebody who knows its id asked for it.</summary>
    Cancelled,

    /// <summary>The process has grown beyond what its statements may use together.</summary>
    OutOfMemory,
}
