using DataMesh.Query.Sharing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Query.Tests.Sharing;

public sealed class SignedAddressTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void An_address_ends_after_a_quarter_of_an_hour()
    {
        var addresses = new SignedAddresses(Options.Create(new SharingOptions()), _time);
        var (file, expires, signature) = Parts(addresses.Of("http://mesh", new("a", "b", 1, "c"), "day=1%202/part-0.parquet", addresses.Expiry()));

        _time.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Equal("a/b/v1/c/day=1%202/part-0.parquet", addresses.Open(file, expires, signature));
        _time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Contains("has ended", Assert.Throws<SharingProblem>(() => addresses.Open(file, expires, signature)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_with_one_key_open_each_others_addresses_and_others_do_not()
    {
        var key = Options.Create(new SharingOptions { SigningKey = Convert.ToBase64String(new byte[32]) });
        var (one, other, foreign) = (new SignedAddresses(key, _time), new SignedAddresses(key, _time), new SignedAddresses(Options.Create(new SharingOptions()), _time));
        var (file, expires, signature) = Parts(one.Of("http://mesh", new("a", "b", 1, "c"), "part-0.parquet", one.Expiry()));

        Assert.Equal("a/b/v1/c/part-0.parquet", other.Open(file, expires, signature));
        Assert.Throws<SharingProblem>(() => foreign.Open(file, expires, signature));
    }

    private static (string File, string Expires, string Signature) Parts(string address)
    {
        var parts = address.Split('/', '?', '=', '&');
        return (parts[5], parts[7], parts[9]);
    }
}
