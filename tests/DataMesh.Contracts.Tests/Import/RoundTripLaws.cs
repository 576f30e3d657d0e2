using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>What an export writes, an import reads back: not only columns, types, nullability and keys, but all of the schema.</summary>
public sealed class RoundTripLaws
{
    private static readonly ImportOptions Options = new();

    [Fact]
    public void JSON_Schema_gives_the_schema_back() => Holds(ExportFormat.JsonSchema, ImportFormat.JsonSchema);

    [Fact]
    public void Avro_gives_the_schema_back() => Holds(ExportFormat.Avro, ImportFormat.Avro);

    [Fact]
    public void Even_without_its_annotations_a_JSON_Schema_keeps_columns_and_nullability() =>
        ExchangedContract.Nested.Sample(contract =>
        {
            var text = ContractExport.To(ExportFormat.JsonSchema, contract)
                .Text.Replace("\"x-odcs\"", "\"x-other\"", StringComparison.Ordinal);
            var back = ContractImport.From(ImportFormat.JsonSchema, text, "c.json", Options);

            AssertValid(back, text);
            Assert.Equal(contract.Schema.SelectMany(Columns), back.Contract!.Schema.SelectMany(Columns));
        }, iter: 200);

    [Fact]
    public void Sample_contracts_come_back_with_every_section()
    {
        foreach (var contract in ExportSamples.All.Where(c => AddressNames.IsSlug(c.Name)))
        {
            foreach (var (to, from) in new[] { (ExportFormat.JsonSchema, ImportFormat.JsonSchema), (ExportFormat.Avro, ImportFormat.Avro) })
            {
                var text = ContractExport.To(to, contract).Text;
                var back = ContractImport.From(from, text, "c", Options);

                AssertValid(back, text);
                Assert.Equal(contract.Id, back.Contract!.Id);
                Assert.Equal(Sorted(contract), Sorted(back.Contract!));
            }
        }
    }

    private static void Holds(ExportFormat to, ImportFormat from) =>
        ExchangedContract.Nested.Sample(contract =>
        {
            var text = ContractExport.To(to, contract).Text;
            var back = ContractImport.From(from, text, "c.json", Options);

            AssertValid(back, text);
            Assert.Equal(ModelText.Of(contract.Schema), ModelText.Of(back.Contract!.Schema));
            Assert.Equal((contract.Id, contract.Name, contract.Version, contract.Domain),
                (back.Contract.Id, back.Contract.Name, back.Contract.Version, back.Contract.Domain));
        }, iter: 300);

    private static void AssertValid(ImportResult result, string text) =>
        Assert.True(result.IsValid, $"{string.Join('\n', result.Findings)}\n{text}\n{result.Text}");

    private static IEnumerable<string> Columns(SchemaObject schemaObject) =>
        schemaObject.Properties.Select(p => $"{schemaObject.Name}.{p.Name} {p.Required}");

    // Fields come in another order, and sections too.
    private static string Sorted(DataContract contract) => ModelText.Of(contract.Schema) + ModelText.Of(contract.Team)
        + ModelText.Of(contract.Servers)
        + ModelText.Of(contract.SlaProperties) + ModelText.Of(contract.CustomProperties) + ModelText.Of(contract.Description);
}
