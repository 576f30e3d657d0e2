using Xunit.Sdk;
using Xunit.v3;

// Builds and a mesh share two cores on a small machine; side by side they only make each other time out.
[assembly: AssemblyFixture(typeof(DataMesh.Templates.Tests.Template))]
[assembly: Parallelization(Mode = ParallelMode.None)]
