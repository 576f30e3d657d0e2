using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Tests.Processes;

public sealed class AccountTests
{
    private const string Root = "root:x:0:0:root:/root:/bin/bash";
    private const string Nobody = "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin";
    private const string Postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

    [Fact]
    public void The_account_postgres_is_preferred() =>
        Assert.Equal(new Account("postgres", 101, 104), Account.Choose([Root, Nobody, Postgres]));

    [Fact]
    public void Without_it_nobody_will_do() => Assert.Equal(new Account("nobody", 65534, 65534), Account.Choose([Root, Nobody]));

    [Fact]
    public void Ids_may_be_written_as_negative_numbers() =>
        Assert.Equal(
            new Account("nobody", 4294967294, 4294967294),
            Account.Choose(["nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false"]));

    [Fact]
    public void An_account_with_the_rights_of_root_is_never_chosen() => Assert.Null(Account.Choose(["postgres:x:0:0::/:/bin/sh", Root]));
}
