using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Sdk.Rest;

internal static class RestRegistration
{
    /// <summary>What shrinks; Parquet is compressed already, and events must not wait in a buffer.</summary>
    private static readonly string[] Compressed = ["application/json", "application/xml", "application/x-ndjson", "application/problem+json", "text/csv"];

    public static IServiceCollection AddRest(this IServiceCollection services) => services
        .AddSingleton<RestDuckDb>()
        .AddSingleton<PortModels>()
        .AddSingleton<RowSource>()
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest)
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Compressed;
        });
}
