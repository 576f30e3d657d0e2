namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where resources start from.</summary>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc />
    public virtual string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <inheritdoc />
    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{GetType().Name} {Name}";
}
