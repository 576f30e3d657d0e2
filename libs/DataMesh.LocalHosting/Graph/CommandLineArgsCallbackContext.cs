namespace Aspire.Hosting.ApplicationModel;

/// <summary>The arguments of a resource while they are put together. Values are text or <see cref="IValueProvider"/>.</summary>
public sealed class CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments so far.</summary>
    public IList<object> Args { get; } = args;

    /// <summary>Whose arguments they are.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Cancelled when the application stops.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
