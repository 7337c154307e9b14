using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;

namespace Dtks.Domain.Tests.Matching;

[Trait("rule", "PRO-5")]
public class FoldingTests
{
    [Fact]
    public void A_letter_with_a_mark_counts_as_the_letter() =>
        Assert.Equal("ACDEGHIJKLNORSTUWYZAEOESSTH", TextFolding.Fold("ãçđéğħïĵķłñøřşţűŵÿžæœßþ"));

    [Theory]
    [InlineData("JL JLN", "JALAN JALAN")]
    [InlineData("GG", "GANG")]
    [InlineData("DSN DUS", "DUSUN DUSUN")]
    [InlineData("KP KMP KPG", "KAMPUNG KAMPUNG KAMPUNG")]
    [InlineData("BLK", "BLOK")]
    [InlineData("LR LRG", "LORONG LORONG")]
    [InlineData("KOMP KOMPLEKS", "KOMPLEK KOMPLEK")]
    [InlineData("PERUM", "PERUMAHAN")]
    [InlineData("A NO 5 NOMOR 6 NOMER 7", "A 5 6 7")]
    public void Abbreviations_are_written_out_and_the_word_for_number_goes(string address, string normalised) =>
        Assert.Equal(normalised, AddressScore.Normalise(address));

    [Fact]
    public void An_answer_with_a_field_or_an_outcome_that_no_one_knows_is_incomplete()
    {
        var whole = Samples.Match();
        Assert.False((whole with { Fields = [.. whole.Fields.Skip(1), new FieldMatch((PopulationField)99, FieldOutcome.Match)] }).IsComplete);
        Assert.False((whole with { Fields = [.. whole.Fields.Skip(1), whole.Fields[0] with { Outcome = (FieldOutcome)9 }] }).IsComplete);
        Assert.True((whole with { Address = 0 }).IsComplete);
    }

    [Fact]
    public void A_person_of_whom_one_part_cannot_be_read_is_not_read()
    {
        var street = new AddressDraft("Jalan Contoh 1", "1", "2");
        Assert.Null(PopulationRecordReader.Read(null, "3306010101100001", Samples.VillageWib, street, Samples.Now).Value);
        Assert.Null(PopulationRecordReader.Read(Samples.HeadDraft, "x", Samples.VillageWib, street, Samples.Now).Value);
        Assert.Null(PopulationRecordReader.Read(Samples.HeadDraft, "3306010101100001", "3306", street, Samples.Now).Value);
        Assert.Null(PopulationRecordReader.Read(Samples.HeadDraft, "3306010101100001", Samples.VillageWib, null, Samples.Now).Value);
    }
}
