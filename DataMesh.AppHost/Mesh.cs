using System.Reflection;
using DataMesh.AppHost.Deployment;

namespace DataMesh.AppHost;

/// <summary>What the diagram is drawn on: the engine's builder, the command line's wishes and the local state.</summary>
internal sealed class Mesh : IDisposable
{
    private Mesh(IDistributedApplicationBuilder builder, LocalState? state, MeshOptions options, IDeployment? deployment) =>
        (Builder, State, Options, Deployment) = (builder, state, options, deployment);

    public IDistributedApplicationBuilder Builder { get; }

    public MeshOptions Options { get; }

    /// <summary>Null when the mesh is published and not run.</summary>
    public LocalState? State { get; }

    /// <summary>Null when the mesh is run and not published.</summary>
    public IDeployment? Deployment { get; }

    /// <summary>Null when there is nothing to run: help was asked for, or a mistake was explained.</summary>
    /// <exception cref="DistributedApplicationException">There was a mistake, and a test, not a person, started the AppHost.</exception>
    public static Mesh? Open(string[] args)
    {
        try
        {
            var options = MeshOptions.Read(args);
            if (options.Help)
            {
                Console.WriteLine(MeshOptions.HelpText);
                return null;
            }

            var builder = Engine.CreateBuilder(args, options);
            var deployment = Engine.ChooseDeployment(builder);
            var state = deployment is null ? LocalState.Open(builder.AppHostDirectory, options) : null;
            Engine.Configure(builder, options, state);
            return new Mesh(builder, state, options, deployment);
        }
        catch (DistributedApplicationException exception) when (Assembly.GetEntryAssembly() == typeof(Mesh).Assembly)
        {
            Console.Error.WriteLine(exception.Message);
            Environment.ExitCode = 1;
            return null;
        }
    }

    public void Dispose() => State?.Dispose();
}
