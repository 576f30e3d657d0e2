using System.Diagnostics;
using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Sdk.Documents;

namespace DataMesh.Sdk.Runs;

/// <summary>A run to execute.</summary>
internal sealed record RunJob(string RunId, DomainProduct Product, DataContract Contract, RunRequest Request, ActivityContext Parent);
