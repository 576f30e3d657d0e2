using Xunit.Sdk;
using Xunit.v3;

// Hangfire keeps its storage in a static: schedulers of two tests at once would mix up their databases.
[assembly: Parallelization(Mode = ParallelMode.None)]
