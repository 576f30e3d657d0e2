using System.Text;

namespace DataMesh.Cli.CommandLine;

/// <summary>All that a command reads from and writes to, so that tests give it others than the process's own.</summary>
internal sealed class Surroundings : IDisposable
{
    public required Func<Stream> In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>True when a person sees what is written to <see cref="Out"/>: then it has colours and tables.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>The folder that relative paths begin at.</summary>
    public required string Folder { get; init; }

    /// <summary>The value of an environment variable, or null.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>What carries requests to the catalog; disposed by its user.</summary>
    public required Func<HttpMessageHandler> Network { get; init; }

    /// <summary>How long a command that was interrupted may take to end; null leaves signals alone.</summary>
    public TimeSpan? EndWithin { get; init; }

    /// <summary>https://no-color.org: any value that is not empty.</summary>
    public bool HasColours => IsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The same with the page going where errors go, plainly.</summary>
    public Surroundings OnError() => new()
    {
        In = In,
        Out = Error,
        Error = Error,
        IsTerminal = false,
        Folder = Folder,
        Variable = Variable,
        Time = Time,
        Network = Network,
    };

    public static Surroundings OfProcess()
    {
        // A page of findings is written at once: the console's own writer flushes every line.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = utf8;
        return new()
        {
            In = Console.OpenStandardInput,
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8),
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            IsTerminal = !Console.IsOutputRedirected,
            Folder = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
            Time = TimeProvider.System,
            Network = () => new SocketsHttpHandler(),
            EndWithin = TimeSpan.FromSeconds(2),
        };
    }

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }
}
