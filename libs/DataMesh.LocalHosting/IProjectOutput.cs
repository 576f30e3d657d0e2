using Aspire.Hosting;

namespace DataMesh.LocalHosting;

/// <summary>Where the build of a project left its assembly: the Local engine runs that, not <c>dotnet run</c>.</summary>
public interface IProjectOutput : IProjectMetadata
{
    /// <summary>Absolute path of the built assembly.</summary>
    string OutputPath { get; }
}
