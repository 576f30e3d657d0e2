namespace DataMesh.Client;

/// <summary>How much of a window of time a service level was kept.</summary>
public sealed record KeptShare
{
    /// <summary><c>24h</c>, <c>7d</c> or <c>30d</c>, back from now; less when the first commit is younger.</summary>
    public required string Window { get; init; }

    /// <summary>0 to 1, by time.</summary>
    public required double Share { get; init; }

    /// <summary>Breaches that lie in the window, or reach into it.</summary>
    public required int Breaches { get; init; }
}
