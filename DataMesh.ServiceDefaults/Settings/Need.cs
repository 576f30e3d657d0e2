namespace DataMesh.ServiceDefaults.Settings;

/// <summary>Where a setting must be given.</summary>
public enum Need
{
    /// <summary>Nowhere: there is a default, or the process works without it.</summary>
    Nowhere,

    /// <summary>In every environment but Development.</summary>
    InProduction,

    /// <summary>In every environment.</summary>
    Everywhere,
}
