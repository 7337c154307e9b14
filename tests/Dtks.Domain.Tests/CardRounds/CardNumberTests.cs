using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>The number of a card (CRD-10).</summary>
[Trait("rule", "CRD-10")]
public sealed class CardNumberTests
{
    private static readonly Gen<CardNumber> Numbers =
        from kind in Generate.Any<CardKind>()
        from round in Gen.Choose(1, 999)
        from village in Gen.Elements(Samples.VillageWib, Samples.VillageWita, Samples.VillageWit)
        from serial in Gen.Choose(1, 9999)
        select CardNumber.Of(kind, round, AreaCode.Parse(village), serial);

    [Fact]
    public void It_says_what_it_was_made_of() => Generate.Holds(Numbers, number =>
    {
        var read = CardNumber.Parse(number.Value);
        Assert.Equal(number, read);
        Assert.Equal(number, CardNumber.Of(read.Kind, read.Round, read.Village, read.Serial));
        Assert.Equal(20, number.Value.Length);
        foreach (var between in new[] { "-", ".", " - ", "\u2013", "\u00a0", "/" })
        {
            Assert.True(CardNumber.TryRead(number.InGroups().Replace(" ", between, StringComparison.Ordinal), out var written));
            Assert.Equal(number, written);
        }

        Assert.Equal(number.Value, number.InGroups().Replace(" ", "", StringComparison.Ordinal));
    });

    [Fact]
    public void A_wrong_digit_and_two_that_changed_places_are_found() => Generate.Holds(
        from number in Numbers from at in Gen.Choose(0, 19) from other in Gen.Choose(0, 19) from plus in Gen.Choose(1, 9) select (number.Value, at, other, plus),
        t =>
        {
            var digits = t.Value.ToCharArray();
            digits[t.at] = (char)('0' + ((digits[t.at] - '0' + t.plus) % 10));
            Assert.False(CardNumber.TryParse(new string(digits), out _));

            var swapped = t.Value.ToCharArray();
            (swapped[t.at], swapped[t.other]) = (swapped[t.other], swapped[t.at]);
            if (Math.Abs(t.at - t.other) == 1 && new string(swapped) != t.Value) Assert.False(CardNumber.TryParse(new string(swapped), out _));
        });

    [Theory]
    [InlineData("10075103012001000128", true)] // ISO 7064 mod 97-10 over 100751030120010001, reckoned by hand below
    [InlineData(null, false)]
    [InlineData("1007510301200100012", false)]
    [InlineData("1007510301200100012x", false)]
    public void What_is_none_is_not_read(string? text, bool isNumber)
    {
        // 98 - (100751030120010001 * 100 mod 97), with the plain arithmetic of whole numbers.
        var check = 98 - (int)(System.Numerics.BigInteger.Parse("100751030120010001", System.Globalization.CultureInfo.InvariantCulture) * 100 % 97);
        Assert.Equal($"100751030120010001{check:00}", CardNumber.Of(CardKind.Kps, 7, AreaCode.Parse(Samples.VillageWita), 1).Value);
        Assert.Equal(isNumber, CardNumber.TryParse(isNumber ? $"100751030120010001{check:00}" : text, out _));
    }
}
