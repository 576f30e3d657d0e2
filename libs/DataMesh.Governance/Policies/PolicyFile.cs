namespace DataMesh.Governance;

/// <summary>A file of policies or waivers as text: whoever calls reads it, from a disk or elsewhere.</summary>
/// <param name="Name">Name that findings carry. <c>*.policy.yaml</c> is a policy, <c>*.waivers.yaml</c> a list of waivers.</param>
/// <param name="Text">YAML or JSON.</param>
public sealed record PolicyFile(string Name, string Text)
{
    internal bool IsPolicy => Name.EndsWith(".policy.yaml", StringComparison.OrdinalIgnoreCase);

    internal bool IsWaivers => Name.EndsWith(".waivers.yaml", StringComparison.OrdinalIgnoreCase);
}
