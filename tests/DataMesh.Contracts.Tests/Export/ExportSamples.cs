namespace DataMesh.Contracts.Tests;

/// <summary>Contracts that exports are tried on: every field of the standard, the sample domains', and names that hurt.</summary>
internal static class ExportSamples
{
    public static DataContract EverySection { get; } = Read(new CaseFolder("every-section").Text);

    public static IReadOnlyList<DataContract> All { get; } =
    [
        EverySection,
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "DataMesh.SampleDomains"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.odcs.yaml")).Select(file => Read(File.ReadAllText(file))),
        Hostile,
    ];

    /// <summary>By the standard alone any text is a name.</summary>
    public static DataContract Hostile => Read("""
        apiVersion: v3.2.0
        kind: DataContract
        id: "urn:x */ --> ]]> \" '; DROP TABLE x"
        name: "class\n; DROP TABLE flight; --"
        version: "1.0.0"
        status: "<script>alert(1)</script>"
        domain: "</title><script>"
        description: {purpose: "</script> */ \u2028 | a | `b` ]]>"}
        schema:
          - name: class
            description: "it's </summary> \n-- not a comment\n#### no heading"
            properties:
              - {name: class, logicalType: string, required: true, description: "<b>bold</b>\n</summary>"}
              - {name: Class, logicalType: integer}
              - {name: "1st column", logicalType: string, enum: [{value: "it's"}, {value: "\"quoted\""}]}
              - {name: "select", logicalType: date}
              - {name: "\"; DROP TABLE x; --", logicalType: boolean}
              - {name: Equals, logicalType: number}
              - {name: "$", logicalType: time}
              - {name: "日本語", logicalType: timestamp, deprecated: true, required: true}
              - {name: "😀", logicalType: array, items: {logicalType: object, properties: [{name: a b, logicalType: string}]}}
              - {name: no_type}
          - name: Class
            properties:
              - {name: Class, logicalType: string}
        """, byTheStandard: true);

    public static DataContract Read(string text, bool byTheStandard = false)
    {
        var read = byTheStandard ? ContractReader.ReadStandard(text, "sample.odcs.yaml") : ContractReader.Read(text, "sample.odcs.yaml");
        Assert.True(read.IsValid, string.Join('\n', read.Findings));
        return read.Value;
    }
}
