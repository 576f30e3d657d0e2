using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Graph;

internal sealed record EnvironmentAnnotation(Func<EnvironmentCallbackContext, Task> Callback) : IResourceAnnotation;

internal sealed record ArgumentsAnnotation(Func<CommandLineArgsCallbackContext, Task> Callback) : IResourceAnnotation;

internal sealed record ReplicaAnnotation(int Replicas) : IResourceAnnotation;

internal sealed record HttpHealthAnnotation(string? EndpointName, string Path, int StatusCode) : IResourceAnnotation;

internal sealed record WaitAnnotation(IResource Resource, WaitKind Kind, int ExitCode) : IResourceAnnotation;

/// <summary>The project's launch profile, read when it was added.</summary>
internal sealed record LaunchProfileAnnotation(string Name, Launch.LaunchProfile Profile) : IResourceAnnotation;

/// <summary>The mesh works without this resource: it is not waited for, and its absence is one line.</summary>
internal sealed record OptionalAnnotation : IResourceAnnotation;

internal enum WaitKind
{
    Started,
    Healthy,
    Completed,
}
