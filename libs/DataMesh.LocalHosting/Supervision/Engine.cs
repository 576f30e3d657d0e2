using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Launch;
using DataMesh.LocalHosting.Terminal;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>What every replica uses.</summary>
internal sealed record Engine(
    ResourceNotificationService Notifications,
    ProcessEnvironment Environment,
    HealthProbe Probe,
    ITerminal Terminal,
    LocalEngineOptions Options,
    TimeProvider Time);
