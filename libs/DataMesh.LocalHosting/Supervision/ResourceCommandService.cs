using DataMesh.LocalHosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts single resources.</summary>
public class ResourceCommandService
{
    private readonly Supervisor _supervisor;

    internal ResourceCommandService(Supervisor supervisor) => _supervisor = supervisor;

    /// <summary>Runs a command of <see cref="KnownResourceCommands"/> on a resource, on all its replicas.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        try
        {
            if (commandName is "resource-stop" or "stop" or "resource-restart" or "restart")
            {
                await _supervisor.StopResourceAsync(resourceId).WaitAsync(cancellationToken);
            }

            if (commandName is "resource-start" or "start" or "resource-restart" or "restart")
            {
                _supervisor.StartResource(resourceId);
            }
            else if (commandName is not ("resource-stop" or "stop"))
            {
                return new ExecuteCommandResult { Success = false, ErrorMessage = $"There is no command '{commandName}'." };
            }

            return new ExecuteCommandResult { Success = true };
        }
        catch (DistributedApplicationException exception)
        {
            return new ExecuteCommandResult { Success = false, ErrorMessage = exception.Message };
        }
    }

    /// <summary>Runs a command of <see cref="KnownResourceCommands"/> on a resource, on all its replicas.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ExecuteCommandAsync(resource.Name, commandName, cancellationToken);
    }
}
