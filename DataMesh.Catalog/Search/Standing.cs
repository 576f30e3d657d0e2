namespace DataMesh.Catalog.Search;

/// <summary>
/// What orders products that match alike: active before draft before deprecated before retired, then the shorter name, which is the
/// more basic product ("orders" before "orders-of-returned-parcels"). Known when a product is published, so that of a word which tens
/// of thousands have, only the first buckets are read.
/// </summary>
internal static class Standing
{
    public const int RetiredBucket = 15;
    private const int PerBucket = 1000;
    private static readonly int[] Lengths = [6, 8, 10, 12, 14, 16, 18, 20, 23, 26, 30, 36];

    public static int Of(string status, string name) => (BucketOf(status, name) * PerBucket) + Math.Min(name.Length, PerBucket - 1);

    public static int Bucket(int standing) => standing / PerBucket;

    private static int BucketOf(string status, string name) => status switch
    {
        "active" => Lengths.Count(length => name.Length > length),
        "deprecated" => RetiredBucket - 1,
        "retired" => RetiredBucket,
        _ => RetiredBucket - 2,
    };
}
