namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the graph: configuration <c>Parameters:{name}</c>, or what the AppHost computes.</summary>
public class ParameterResource(string name, Func<string> valueOf, bool secret = false) : Resource(name), IExpressionValue
{
    private readonly Lazy<string> _value = new(valueOf);

    /// <summary>Whether it must not be shown.</summary>
    public bool Secret { get; } = secret;

    /// <inheritdoc />
    public string ValueExpression => $"{{{Name}.value}}";

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(_value.Value);
}
