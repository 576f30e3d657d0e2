using Xunit.Sdk;
using Xunit.v3;

// Published once; its processes then have the machine to themselves, one test after the other.
[assembly: AssemblyFixture(typeof(DataMesh.Operations.Tests.PublishedMesh))]
[assembly: Parallelization(Mode = ParallelMode.None)]
