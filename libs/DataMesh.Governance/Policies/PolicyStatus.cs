namespace DataMesh.Governance;

/// <summary>Stage of a policy's life, in order.</summary>
public enum PolicyStatus
{
    /// <summary>Being written: only its own examples run.</summary>
    Draft,

    /// <summary>Runs everywhere; its findings never block.</summary>
    Advisory,

    /// <summary>Runs everywhere; blocks if its severity says so.</summary>
    Enforced,
}
