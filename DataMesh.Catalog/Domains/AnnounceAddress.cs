using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Domains;

/// <summary>Keeps the address that came with a publication, for all products of the domain.</summary>
internal static class AnnounceAddress
{
    private const int MostCharacters = 2000;

    /// <summary>Why others cannot use an address, or null when they can.</summary>
    public static string? Refuse(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return "it has to begin with http:// or https:// and a host";
        }

        if (address.OriginalString.Length > MostCharacters)
        {
            return $"it is longer than {MostCharacters} characters";
        }

        // Followers append paths of their own: whatever else the address carried would be lost, or leak.
        return address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 || address.AbsolutePath != "/"
            ? "only scheme, host and port can be announced, no user, path, query or fragment"
            : address.Host is "0.0.0.0" or "[::]" || address.Port == 0
                ? "a process listens there, but nobody can reach it: announce a host and a port that others can connect to"
                : null;
    }

    /// <summary>
    /// Stores the address, if it is another one, and appends the change that says so; the caller holds the lock of publishing.
    /// </summary>
    /// <returns>What the domain's address is now, and the change, if there is one.</returns>
    public static async Task<(Uri? Address, DomainServed? Change)> StoreAsync(string domain, Uri? announced, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var record = await db.Domains.FirstOrDefaultAsync(candidate => candidate.Name == domain, ct);
        if (announced is null || announced.AbsoluteUri == record?.Address)
        {
            return (record?.Address is { } known ? new Uri(known) : null, null);
        }

        await db.LockFeedAsync(ct);
        record ??= db.Domains.Add(new() { Name = domain, ChangedAt = now }).Entity;
        (record.Address, record.ChangedAt) = (announced.AbsoluteUri, now);
        var served = new DomainServed { Sequence = 0, At = now, Domain = domain, Address = new Uri(record.Address) };
        var change = db.Changes.Add(ChangeRecord.Of(served)).Entity;
        await db.SaveChangesAsync(ct);
        return (served.Address, served with { Sequence = change.Sequence });
    }
}
