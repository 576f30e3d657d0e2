using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataMesh.Tables;
using Microsoft.Extensions.Options;

namespace DataMesh.Query.Sharing;

/// <summary>Addresses that open one file of one table for some minutes, without a token.</summary>
internal sealed class SignedAddresses(IOptions<SharingOptions> options, TimeProvider time)
{
    private readonly byte[] _key = options.Value.SigningKey is { Length: > 0 } given ? Convert.FromBase64String(given) : RandomNumberGenerator.GetBytes(32);

    /// <summary>When addresses that are made now end.</summary>
    public DateTimeOffset Expiry() => time.GetUtcNow() + options.Value.AddressLifetime;

    /// <summary>The address of a file.</summary>
    /// <param name="root">Address of the service as the client sees it, without a slash at its end.</param>
    public string Of(string root, TableAddress table, string path, DateTimeOffset expiry)
    {
        var (file, until) = (Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{table.RelativePath}/{path}")), expiry.ToUnixTimeMilliseconds());
        return string.Create(CultureInfo.InvariantCulture, $"{root}/delta-sharing/files/{file}?expires={until}&signature={Sign(file, until)}");
    }

    /// <summary>The file's path below the tables root.</summary>
    /// <exception cref="SharingProblem">The address is forged or has ended.</exception>
    public string Open(string file, string? expires, string? signature)
    {
        var isOurs = long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until) && signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(file, until)), Encoding.UTF8.GetBytes(signature));
        if (!isOurs)
        {
            throw SharingProblem.Denied("The signature of this address is wrong: take the address as the query gave it.");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(until) > time.GetUtcNow()
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(file))
            : throw SharingProblem.Denied("This address has ended: query the table again.");
    }

    private string Sign(string file, long expires) => Base64Url.EncodeToString(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET\n{file}\n{expires}"))));
}
