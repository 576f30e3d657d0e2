namespace DataMesh.Gateway.Metering;

/// <summary>What requests are counted by.</summary>
/// <param name="Consumer">Who the caller said they were, or empty.</param>
/// <param name="Object">The object that was read, or empty.</param>
internal readonly record struct UsageKey(
    string Domain, string Contract, int Major, string Object, string Interface, string Consumer, int StatusClass);
