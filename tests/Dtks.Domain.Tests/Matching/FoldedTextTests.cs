using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;

namespace Dtks.Domain.Tests.Matching;

/// <summary>What is compared keeps what it cannot plainly write.</summary>
[Trait("rule", "PRO-5")]
public class FoldedTextTests
{
    [Fact]
    public void A_letter_that_no_table_knows_stands_for_itself()
    {
        Assert.Equal("CONTOH \uE000", TextFolding.Fold("contoh \uE000"));
        Assert.NotEqual(TextFolding.Fold("Contoh \uE000"), TextFolding.Fold("Contoh \uE001"));
    }

    [Fact]
    public void A_number_of_zeros_is_nought_and_not_nothing()
    {
        Assert.Equal("BLOK A 0", AddressScore.Normalise("Blok A 000"));
        Assert.Equal("BLOK A", AddressScore.Normalise("Blok A"));
    }
}
