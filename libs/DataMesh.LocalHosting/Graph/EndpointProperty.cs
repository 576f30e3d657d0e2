namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of an endpoint's address.</summary>
public enum EndpointProperty
{
    /// <summary>The public address.</summary>
    Url,

    /// <summary>The public host.</summary>
    Host,

    /// <summary>The public host as an IPv4 address.</summary>
    IPV4Host,

    /// <summary>The public port.</summary>
    Port,

    /// <summary>The scheme.</summary>
    Scheme,

    /// <summary>The port that the process binds.</summary>
    TargetPort,

    /// <summary><c>host:port</c>, public.</summary>
    HostAndPort,
}
