namespace DataMesh.Governance;

/// <summary>A check that may not run, or cannot; the message says why and where.</summary>
internal sealed class CheckRefusedException(string message) : Exception(message);
