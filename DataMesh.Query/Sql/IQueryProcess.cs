namespace DataMesh.Query.Sql;

/// <summary>The process in which statements run.</summary>
internal interface IQueryProcess
{
    /// <summary>Memory it holds, in bytes.</summary>
    long Bytes { get; }

    /// <summary>Ends it at once, without asking anything that runs in it.</summary>
    void End();
}
