using Xunit.Sdk;
using Xunit.v3;

// One mesh for all tests: it is what is tested, and two would only compete for the machine.
[assembly: AssemblyFixture(typeof(DataMesh.EndToEnd.Mesh))]
[assembly: Parallelization(Mode = ParallelMode.None)]
