using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Usage;

/// <summary>What one consumer read of one object in one hour, with one kind of outcome; empty texts stand for what is not known.</summary>
internal sealed class UsageHour
{
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }
    public required DateTimeOffset Hour { get; set; }
    public required string Object { get; set; }
    public required string Interface { get; set; }
    public required string Consumer { get; set; }
    public required int StatusClass { get; set; }
    public required long Requests { get; set; }
    public required long Bytes { get; set; }
    public required DateTimeOffset LastAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UsageHour>
    {
        public void Configure(EntityTypeBuilder<UsageHour> builder)
        {
            builder.ToTable("usage_hour");
            builder.HasKey(hour =>
                new { hour.Domain, hour.Contract, hour.Major, hour.Hour, hour.Object, hour.Interface, hour.Consumer, hour.StatusClass });
        }
    }
}
