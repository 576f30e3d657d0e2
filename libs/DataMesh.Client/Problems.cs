namespace DataMesh.Client;

/// <summary>Stable ProblemDetails <c>type</c> values (RFC 9457): <c>urn:datamesh:problem:{name}</c>.</summary>
public static class Problems
{
    /// <summary>What every type begins with.</summary>
    public const string Prefix = "urn:datamesh:problem:";
    public const string NotFound = Prefix + "not-found";
    public const string ContractInvalid = Prefix + "contract-invalid";
    public const string RequestInvalid = Prefix + "request-invalid";
    public const string Incompatible = Prefix + "incompatible";
    public const string PoliciesFailed = Prefix + "policies-failed";
    public const string PoliciesInvalid = Prefix + "policies-invalid";
    public const string NameTaken = Prefix + "name-taken";
    public const string QueryInvalid = Prefix + "query-invalid";
    public const string QueryRefused = Prefix + "query-refused";
    public const string LimitExceeded = Prefix + "limit-exceeded";
    public const string NotAcceptable = Prefix + "not-acceptable";
    public const string NoData = Prefix + "no-data";
    public const string Fenced = Prefix + "fenced";
    public const string DomainUnavailable = Prefix + "domain-unavailable";
    public const string NotReady = Prefix + "not-ready";
    public const string AddressUnreachable = Prefix + "address-unreachable";
    public const string SdkUnsupported = Prefix + "sdk-unsupported";
    public const string IdentityRequired = Prefix + "identity-required";
    public const string TableBroken = Prefix + "table-broken";
    public const string VersionGone = Prefix + "version-gone";
    public const string Internal = Prefix + "internal";
}
