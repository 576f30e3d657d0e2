using DataMesh.Contracts;
using DataMesh.Governance;
using DataMesh.ServiceDefaults.Settings;
using Microsoft.Extensions.Options;

namespace DataMesh.Catalog.Governance;

/// <summary>The policies of the mesh as files, read again when one has changed. While one is broken, the last good ones are in force.</summary>
internal sealed partial class PolicyFolder
{
    private const int MostBooks = 100;
    private readonly Lock _lock = new();
    private readonly ILogger<PolicyFolder> _logger;
    private readonly string _folder;
    private readonly Dictionary<string, PolicyBook> _books = new(StringComparer.Ordinal);
    private HashSet<(string File, long Length, DateTime Written)> _seen = [];
    private IReadOnlyList<PolicyFile> _files = [];
    private IReadOnlyList<Finding> _findings = [];

    /// <exception cref="StartFault">There is no such folder.</exception>
    public PolicyFolder(IOptions<GovernanceOptions> options, ILogger<PolicyFolder> logger)
    {
        _logger = logger;
        _folder = Path.GetFullPath(options.Value.Folder ?? Path.Combine(AppContext.BaseDirectory, "governance"));
        if (!Directory.Exists(_folder))
        {
            throw new StartFault($"DataMesh__Governance__Folder: there is no folder {_folder}: name the folder of the mesh's policies; it may be empty.");
        }
    }

    /// <summary>The policies in force for some domains, and what is wrong with the files of the mesh.</summary>
    public (PolicyBook Book, IReadOnlyList<Finding> Findings) Read(params IReadOnlyList<DomainPolicies> domains)
    {
        lock (_lock)
        {
            LookAgain();
            var key = KeyOf(domains);
            if (!_books.TryGetValue(key, out var book))
            {
                if (_books.Count >= MostBooks)
                {
                    _books.Clear();
                }

                _books[key] = book = PolicyBook.Read(_files, domains);
            }

            return (book, _findings);
        }
    }

    /// <summary>The book if some files were changed or added: to try policies before they are in force.</summary>
    public PolicyBook Try(IReadOnlyList<PolicyFile> files, IReadOnlyList<DomainPolicies> domains)
    {
        lock (_lock)
        {
            LookAgain();
            var names = files.Select(file => Path.GetFileName(file.Name)).ToHashSet(StringComparer.Ordinal);
            return PolicyBook.Read([.. _files.Where(file => !names.Contains(Path.GetFileName(file.Name))), .. files], domains);
        }
    }

    private void LookAgain()
    {
        var found = new DirectoryInfo(_folder).EnumerateFiles("*.yaml", SearchOption.AllDirectories).ToList();
        var now = found.Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc)).ToHashSet();
        if (now.SetEquals(_seen))
        {
            return;
        }

        var isFirst = _files.Count == 0;
        var files = found.OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => new PolicyFile("governance/" + Path.GetRelativePath(_folder, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName))).ToList();
        var book = PolicyBook.Read(files, []);
        _findings = book.Findings;
        foreach (var finding in book.Findings)
        {
            Log.Found(_logger, finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, finding);
        }

        if (book.IsValid || isFirst)
        {
            _files = files;
            _books.Clear();
            Log.InForce(_logger, book.Policies.Count, _folder);
        }

        _seen = now;
    }

    private static string KeyOf(IReadOnlyList<DomainPolicies> domains) => domains.Count == 0 ? string.Empty : ContentHash.Of(
        string.Join('\0', domains.SelectMany(domain => domain.Files.SelectMany(file => new[] { file.Name, file.Text }).Prepend(domain.Domain))));

    private static partial class Log
    {
        [LoggerMessage("{Finding}")]
        public static partial void Found(ILogger logger, LogLevel level, Finding finding);

        [LoggerMessage(LogLevel.Information, "{Count} policies of {Folder} are in force.")]
        public static partial void InForce(ILogger logger, int count, string folder);
    }
}
