using System.Text;
using DataMesh.Cli.CommandLine;
using DataMesh.Testing;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Cli.Tests;

/// <summary>A place to run commands in: a folder of its own, no environment, no network, a clock that stands.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    public string Input { get; set; } = string.Empty;

    public byte[]? InputBytes { get; set; }

    public bool IsTerminal { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public Func<HttpMessageHandler> Network { get; set; } = () => new SocketsHttpHandler();

    /// <summary>Copies the documents of a sample domain and the mesh's policies.</summary>
    public static Terminal WithAirports()
    {
        var terminal = new Terminal();
        terminal.Copy("DataMesh.SampleDomains/Airports", "Airports", "*.od?s.yaml");
        terminal.Copy("governance", "governance", "*.policy.yaml");
        return terminal;
    }

    public void Copy(string from, string to, string pattern)
    {
        Directory.CreateDirectory(_folder.Combine(to));
        foreach (var file in Directory.EnumerateFiles(Repository.Combine(from), pattern))
            File.Copy(file, _folder.Combine(to, Path.GetFileName(file)));
    }

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(_folder.Combine(name));

    public void Edit(string name, string before, string after)
    {
        var text = Read(name);
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(name, text.Replace(before, after, StringComparison.Ordinal));
    }

    public Task<Ending> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public async Task<Ending> RunAsync(CancellationToken ct, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        using var surroundings = new Surroundings
        {
            In = () => new MemoryStream(InputBytes ?? Encoding.UTF8.GetBytes(Input)),
            Out = output,
            Error = error,
            IsTerminal = IsTerminal,
            Folder = Folder,
            Variable = Variables.GetValueOrDefault,
            Time = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)),
            Network = Network,
        };
        var code = await MeshCommand.RunAsync(arguments, surroundings, ct);
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
