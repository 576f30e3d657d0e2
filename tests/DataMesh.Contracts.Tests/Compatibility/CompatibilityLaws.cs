using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>What holds for every two contracts.</summary>
public sealed class CompatibilityLaws
{
    private const int Iterations = 1500;

    // Fixed, so that a build fails for everybody or for nobody; after it CsCheck goes on with seeds of its own.
    private const string Seed = "0000oL0Qw8t1";

    private static readonly Gen<DataContract> Chosen = Gen.Byte.Array[400].Select(choices => new ChosenContract(choices).Build());

    private static readonly DataContract[] FromCases =
        [.. ComparisonFolder.Names.Select(name => new ComparisonFolder(name)).SelectMany(f => new[] { f.Before, f.After })];

    private static readonly Gen<DataContract> Any = Gen.OneOf(Chosen, Gen.OneOf(FromCases));

    // Two contracts of one stream of choices that differ in a few of them: near versions of one contract.
    private static readonly Gen<(DataContract, DataContract)> Near =
        Gen.Select(Gen.Byte.Array[400], Gen.Select(Gen.Int[0, 399], Gen.Byte).Array[0, 6]).Select((choices, edits) =>
        {
            var edited = choices.ToArray();
            foreach (var (at, choice) in edits)
                edited[at] = choice;
            return (new ChosenContract(choices).Build(), new ChosenContract(edited).Build());
        });

    private static readonly Gen<(DataContract, DataContract)> Pairs = Gen.OneOf(Near, Gen.Select(Any, Any), Gen.Select(Chosen, Chosen));

    [Fact]
    public void A_contract_has_no_changes_from_itself() =>
        Any.Sample(contract => Assert.Empty(ContractComparer.Compare(contract, contract).Changes), seed: Seed, iter: Iterations);

    [Fact]
    public void A_copy_has_no_changes_from_its_original() =>
        Gen.Byte.Array[400].Sample(
            choices => Assert.Empty(
                ContractComparer.Compare(new ChosenContract(choices).Build(), new ChosenContract(choices).Build()).Changes),
            seed: Seed, iter: Iterations);

    [Fact]
    public void Comparing_backwards_mirrors_every_change() =>
        Pairs.Sample((before, after) =>
        {
            var forth = ContractComparer.Compare(before, after).Changes.Select(ExpectedChange.Of);
            var back = ContractComparer.Compare(after, before).Changes.Select(change => ExpectedChange.Of(change).Mirror());
            Assert.Equal(Sorted(forth), Sorted(back));
        }, seed: Seed, iter: Iterations);

    private static IEnumerable<string> Sorted(IEnumerable<ExpectedChange> changes) =>
        changes.Select(c => c.ToString()).Order(StringComparer.Ordinal);

    [Fact]
    public void The_verdicts_are_the_maximum_of_the_changes() =>
        Pairs.Sample((before, after) =>
        {
            var found = ContractComparer.Compare(before, after);
            Assert.All(found.Changes, c => Assert.True(c.Kind.Readers <= found.Readers && c.Kind.Writers <= found.Writers));
            Assert.All(found.Changes, c => Assert.True(c.Kind.Impact <= found.Verdict && c.Kind.Demands <= found.Demands));
            if (found.Changes.Count > 0)
            {
                Assert.Contains(found.Changes, c => c.Kind.Impact == found.Verdict);
                Assert.Contains(found.Changes, c => c.Kind.Readers == found.Readers);
                Assert.Contains(found.Changes, c => c.Kind.Writers == found.Writers);
                Assert.Contains(found.Changes, c => c.Kind.Demands == found.Demands);
            }
        }, seed: Seed, iter: Iterations);

    [Fact]
    public void Additive_edits_never_break_readers() =>
        Gen.Select(Chosen, Gen.OneOf(AdditiveEdits.All).Array[1, 8]).Sample((before, edits) =>
        {
            var found = ContractComparer.Compare(before, edits.Aggregate(before, (contract, edit) => edit(contract)));
            Assert.True(found.Readers <= Impact.Additive, string.Join('\n', found.Changes));
            Assert.True(found.Demands <= VersionBump.Minor);
        }, seed: Seed, iter: Iterations);

    [Fact]
    public void The_order_of_elements_is_no_change_where_positions_say_the_order() =>
        Gen.Select(Any, Gen.Int).Sample((contract, turn) =>
            Assert.Empty(ContractComparer.Compare(contract, Turned.Contract(contract, turn)).Changes), seed: Seed, iter: Iterations);

    [Fact]
    public void The_version_that_is_proposed_is_enough() =>
        Pairs.Sample((before, after) =>
        {
            var proposed = ContractComparer.Compare(before, after).NextVersion;
            return ContractComparer.Compare(before, after with { Version = proposed }).IsVersionEnough;
        }, seed: Seed, iter: Iterations);
}
