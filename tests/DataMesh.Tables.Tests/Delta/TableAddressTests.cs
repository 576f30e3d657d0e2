namespace DataMesh.Tables.Tests.Delta;

public sealed class TableAddressTests
{
    [Fact]
    public void An_address_is_a_path_below_the_root() => Assert.Equal("shop/orders/v2/order_line", new TableAddress("shop", "orders", 2, "order_line").RelativePath);

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("_hidden")]
    [InlineData("a b")]
    public void A_part_that_could_lead_elsewhere_is_refused(string part) => Assert.Throws<ArgumentException>(() => new TableAddress("shop", part, 1, "order"));
}
