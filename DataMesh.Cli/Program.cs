using DataMesh.Cli.CommandLine;

using var surroundings = Surroundings.OfProcess();
return await MeshCommand.RunAsync(args, surroundings, CancellationToken.None);
