namespace DataMesh.Contracts;

/// <summary>Writes a product in another format.</summary>
public static class ProductExport
{
    /// <summary>
    /// The product by the Data Product Descriptor Specification (DPDS) 1.0.0, as JSON: its ports, and at each output port the contract as a
    /// whole, for a standard definition may hold any specification's document.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="contracts">Contracts that its ports name; others are reported.</param>
    public static ExportResult ToDpds(DataProduct product, IReadOnlyList<DataContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(contracts);
        return DpdsExport.Write(product, contracts);
    }
}
