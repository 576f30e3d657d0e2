using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource listens: the public port is what others are told, the target port is what the process binds.</summary>
public sealed class EndpointAnnotation(
    ProtocolType protocol,
    string? uriScheme = null,
    string? transport = null,
    string? name = null,
    int? port = null,
    int? targetPort = null,
    bool? isExternal = null,
    bool? isProxied = null) : IResourceAnnotation
{
    /// <summary>TCP is the only one that the Local engine serves.</summary>
    public ProtocolType Protocol { get; set; } = protocol;

    /// <summary>Scheme of the address: http, https or tcp.</summary>
    public string UriScheme { get; set; } = uriScheme ?? "tcp";

    /// <summary>What is spoken on it; informational on the Local engine.</summary>
    public string Transport { get; set; } = transport ?? uriScheme ?? "tcp";

    /// <summary>Unique in the resource; the scheme when none was given.</summary>
    public string Name { get; set; } = name ?? uriScheme ?? "tcp";

    /// <summary>Public port; a random free one when null.</summary>
    public int? Port { get; set; } = port;

    /// <summary>Port that the process binds; a random free one, new for each start, when null and proxied.</summary>
    public int? TargetPort { get; set; } = targetPort;

    /// <summary>Host that the process binds; <c>localhost</c> by default.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>Whether it is meant for people and systems outside the graph.</summary>
    public bool IsExternal { get; set; } = isExternal ?? false;

    /// <summary>
    /// Whether the supervisor listens on the public port and forwards; otherwise the process binds it itself. Default true.
    /// </summary>
    public bool IsProxied { get; set; } = isProxied ?? true;

    /// <summary>The public address, once the application has started.</summary>
    internal TaskCompletionSource<int> Allocation { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The variable that carries the target port; such an endpoint is not part of <c>ASPNETCORE_URLS</c>.</summary>
    internal string? TargetPortVariable { get; set; }

    /// <summary>Where a person changes the port, for the message that says it is taken.</summary>
    internal string? DeclaredIn { get; set; }

    internal bool IsHttp => UriScheme is "http" or "https";
}
