using DataMesh.Client;

namespace DataMesh.Cli.Showing;

/// <summary>What the catalog knows of a product; what an older catalog cannot tell is null.</summary>
internal sealed record KnownProduct(ProductDetails Product, ServiceLevelReport? ServiceLevels, ReadingGuide? Reading);
