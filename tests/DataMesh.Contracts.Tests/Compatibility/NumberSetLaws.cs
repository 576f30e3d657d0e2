using System.Globalization;
using CsCheck;

namespace DataMesh.Contracts.Tests;

/// <summary>Stricter and laxer thresholds, checked number by number.</summary>
public sealed class NumberSetLaws
{
    private static readonly Gen<Expectation> Expectations =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 6], Gen.Int[1, 5]).Select((op, low, width) => new Expectation
        {
            Operator = (ExpectationOperator)op,
            Operand = op < (int)ExpectationOperator.MustBeBetween
                ? Number(low)
                : new DocumentNode { Kind = DocumentNodeKind.Sequence, Items = [Number(low), Number(low + width)] },
        });

    private static readonly Gen<(Expectation[], Expectation[], bool)> Rules =
        Gen.Select(Expectations.Array[1, 3], Expectations.Array[1, 3], Gen.Bool);

    [Fact]
    public void A_rule_is_stricter_exactly_when_it_accepts_a_part_of_the_numbers() =>
        Rules.Sample((before, after, whole) =>
        {
            var domain = whole ? new Interval(0, false, null, true) : Interval.Everything;
            var found = NumberSet.Compare(NumberSet.Of(before, domain, whole)!, NumberSet.Of(after, domain, whole)!);

            // All bounds are whole and below 12: halves stand for everything between, and the ends for everything beyond.
            var numbers = whole ? Enumerable.Range(0, 20).Select(n => (decimal)n) : Enumerable.Range(-10, 50).Select(n => n / 2m);
            var (keepsOld, keepsNew) = (true, true);
            foreach (var number in numbers)
            {
                var (old, @new) = (Array.TrueForAll(before, e => Holds(e, number)), Array.TrueForAll(after, e => Holds(e, number)));
                keepsOld &= !old || @new;
                keepsNew &= !@new || old;
            }

            Assert.Equal((keepsOld, keepsNew) switch
            {
                (true, true) => Direction.Same,
                (false, true) => Direction.Tighter,
                (true, false) => Direction.Looser,
                _ => Direction.Other,
            }, found);
        }, iter: 20_000);

    // The operators as ODCS defines them: a between is strict.
    private static bool Holds(Expectation expectation, decimal number) => expectation.Operator switch
    {
        ExpectationOperator.MustBe => number == expectation.Number,
        ExpectationOperator.MustNotBe => number != expectation.Number,
        ExpectationOperator.MustBeGreaterThan => number > expectation.Number,
        ExpectationOperator.MustBeGreaterOrEqualTo => number >= expectation.Number,
        ExpectationOperator.MustBeLessThan => number < expectation.Number,
        ExpectationOperator.MustBeLessOrEqualTo => number <= expectation.Number,
        ExpectationOperator.MustBeBetween => number > expectation.Lower && number < expectation.Upper,
        _ => number <= expectation.Lower || number >= expectation.Upper,
    };

    private static DocumentNode Number(int number) =>
        new() { Kind = DocumentNodeKind.Scalar, Text = number.ToString(CultureInfo.InvariantCulture) };
}
