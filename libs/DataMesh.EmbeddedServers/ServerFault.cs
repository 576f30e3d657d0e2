namespace DataMesh.EmbeddedServers;

/// <summary>A server cannot run, and a person can change that: the message is one sentence for them, with the remedy.</summary>
internal sealed class ServerFault(string sentence, Exception? cause = null) : Exception(sentence, cause);
