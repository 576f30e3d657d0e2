namespace DataMesh.AppHost;

/// <summary>What a person can say after <c>dotnet run --project DataMesh.AppHost --</c>.</summary>
internal sealed record MeshOptions
{
    public const string HelpText =
        """
        Runs the data mesh on this machine.

          dotnet run --project DataMesh.AppHost [-- options]

          --reset          Deletes the local state (databases, tables, logs; downloaded tools stay), then starts.
          --state DIR      Keeps the local state in DIR. Default: .mesh beside DataMesh.sln.
          --domains DIR    Runs the domains below DIR as well, as they were built. Can be given several times.
          --no-dashboard   Runs without the Aspire dashboard.
          --verbose        Shows every log line, not only warnings and errors. All lines are in DIR/logs.
          --help           Shows this text.

        Ctrl+C stops everything; the next start goes on with the same state.
        """;

    public bool Help { get; private set; }

    public bool Reset { get; private set; }

    public bool NoDashboard { get; private set; }

    public bool Verbose { get; private set; }

    /// <summary>Absolute; null for the default folder.</summary>
    public string? State { get; private set; }

    /// <summary>Absolute; folders of domains besides <c>DataMesh.SampleDomains</c>.</summary>
    public IReadOnlyList<string> Domains { get; private set; } = [];

    /// <exception cref="DistributedApplicationException">An option is unknown or lacks its value.</exception>
    public static MeshOptions Read(string[] args)
    {
        var read = new MeshOptions();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    read.Help = true;
                    break;
                case "--reset":
                    read.Reset = true;
                    break;
                case "--no-dashboard":
                    read.NoDashboard = true;
                    break;
                case "--verbose":
                    read.Verbose = true;
                    break;
                case "--state" when i + 1 < args.Length:
                    read.State = Path.GetFullPath(args[++i]);
                    break;
                case "--state":
                    throw new DistributedApplicationException("--state needs a folder: --state DIR.");
                case "--domains" when i + 1 < args.Length:
                    read.Domains = [.. read.Domains, Path.GetFullPath(args[++i])];
                    break;
                case "--domains":
                    throw new DistributedApplicationException("--domains needs a folder: --domains DIR.");
                default:
                    Engine.CheckUnknownOption(args[i]);
                    break;
            }
        }

        return read;
    }
}
