using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Decides what of a process's output a person sees.</summary>
internal sealed class ReplicaLog : IDisposable
{
    /// <summary>What the C library and .NET say when a disk is full.</summary>
    private const string DiskFull = "No space left on device";
    private readonly Engine _engine;
    private readonly IResource _resource;
    private readonly string _id;
    private readonly ResourceLog _log;
    private bool _saidDiskFull;

    public ReplicaLog(Engine engine, IResource resource, string id, string fileName)
    {
        (_engine, _resource, _id) = (engine, resource, id);
        var path = engine.Options.LogFolder is { } folder ? Path.Combine(folder, fileName) : null;
        _log = new ResourceLog(path, Show, engine.Terminal.Say);
    }

    public string? LastWords => _log.LastWords;

    public string Where =>
        _log.Path is { } path ? $" Its log is {Path.GetRelativePath(Environment.CurrentDirectory, path)}." : string.Empty;

    public void Begin() => _log.Begin();

    public void Add(string text, bool isError) => _log.Add(text, isError);

    public void Dispose() => _log.Dispose();

    private void Show(LogLine line)
    {
        var starting = !_engine.Notifications.Replicas(_resource).Any(replica => replica.ResourceId == _id && replica.Snapshot.IsHealthy);
        if (line is { Severity: LogSeverity.Plain, IsMessage: true } && starting)
        {
            _engine.Notifications.Publish(_resource, _id, state => state with { Detail = line.Text.Trim() });
        }

        // What happened, once; headings and stacks are in the file.
        var matters = line.Severity >= LogSeverity.Warning || (line.Severity == LogSeverity.Plain && starting);
        if (_engine.Options.Verbose || (line.IsMessage && matters))
        {
            _engine.Terminal.Line(_resource.Name, line);
        }

        if (!_saidDiskFull && line.Text.Contains(DiskFull, StringComparison.Ordinal))
        {
            _saidDiskFull = true;
            _engine.Terminal.Say($"The disk is full, says '{_resource.Name}': {line.Text.Trim()} Free space, then start the mesh again.");
        }
    }
}
