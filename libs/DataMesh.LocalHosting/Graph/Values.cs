namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known when the resource that uses it starts.</summary>
public interface IValueProvider
{
    /// <summary>The value now; waits until it is known.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);

    /// <summary>The value as a particular process sees it.</summary>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        GetValueAsync(cancellationToken);
}

/// <summary>A value that a deployment manifest can name.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The name of the value, <c>{resource.property}</c>.</summary>
    string ValueExpression { get; }
}

/// <summary>A value that depends on others.</summary>
public interface IValueWithReferences
{
    /// <summary>What it depends on.</summary>
    IEnumerable<object> References { get; }
}

/// <summary>A value that may stand in an expression.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;

/// <summary>Who asks for a value.</summary>
public class ValueProviderContext
{
    /// <summary>The resource that will receive the value.</summary>
    public IResource? Caller { get; init; }

    /// <summary>The ports that the asking process itself will bind: they differ from replica to replica.</summary>
    internal IReadOnlyDictionary<EndpointAnnotation, int> TargetPorts { get; init; } = new Dictionary<EndpointAnnotation, int>();
}
