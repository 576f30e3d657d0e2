namespace DataMesh.Contracts.Tests.Folders;

public sealed class DocumentFormsTests
{
    [Theory]
    [InlineData("a.odcs.yaml", DocumentForm.Contract)]
    [InlineData("A.ODCS.YML", DocumentForm.Contract)]
    [InlineData("a.odps.json", DocumentForm.Product)]
    [InlineData("a.yaml", DocumentForm.Unknown)]
    [InlineData("odcs.yaml", DocumentForm.Unknown)]
    public void A_name_says_what_a_document_is(string file, DocumentForm form) => Assert.Equal(form, DocumentForms.OfName(file));

    [Theory]
    [InlineData("kind: DataContract\n", DocumentForm.Contract)]
    [InlineData("# ours\napiVersion: v3.1.0\nkind: \"DataProduct\"\n", DocumentForm.Product)]
    [InlineData("{\n  \"kind\": \"DataContract\"\n}", DocumentForm.Contract)]
    [InlineData("{\"apiVersion\":\"v1.0.0\",\"kind\":\"DataProduct\"}", DocumentForm.Product)]
    [InlineData("kind: DataContract\nbroken: [", DocumentForm.Contract)]
    [InlineData("uuid: x\ndataset: [{table: a}]\ndatasetDomain: b\n", DocumentForm.Contract)]
    [InlineData("{\"dataProductDescriptor\": \"1.0.0\", \"info\": {}}", DocumentForm.Product)]
    [InlineData("schema: https://opendataproducts.org/v4.0/schema/odps.yaml\nproduct: {en: {}}\n", DocumentForm.Product)]
    [InlineData("kind: Deployment\napiVersion: apps/v1\n", DocumentForm.Unknown)]
    [InlineData("kind: DataContractList\n", DocumentForm.Unknown)]
    [InlineData("items:\n  - kind: DataContract\n", DocumentForm.Unknown)]
    [InlineData("product: {name: shoes}\n", DocumentForm.Unknown)]
    [InlineData("dataset: [broken", DocumentForm.Unknown)]
    [InlineData("", DocumentForm.Unknown)]
    public void Without_such_a_name_its_first_fields_do(string text, DocumentForm form) =>
        Assert.Equal(form, DocumentForms.Of(new("any.yaml", text)));
}
