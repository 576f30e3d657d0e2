using System.Net;

namespace DataMesh.LocalHosting.Supervision;

internal sealed record HealthAddress(Uri Address, HttpStatusCode Expected);
