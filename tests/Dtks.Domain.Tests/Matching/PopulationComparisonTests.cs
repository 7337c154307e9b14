using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.Matching;

[Trait("rule", "PRO-5")]
public class PopulationComparisonTests
{
    private static readonly PopulationRecord Person = PopulationRecord.Of(
        FamilyReader.Read(Samples.FamilyDraft(), "", Samples.Policy, Samples.Now).Value!)[0];

    private static IEnumerable<PopulationField> Mismatches(Func<PopulationRecord, PopulationRecord> change) =>
        PopulationComparison.Compare(Person, change(Person)).Fields.Where(f => f.Outcome == FieldOutcome.Mismatch).Select(f => f.Field);

    [Fact]
    public void The_same_person_matches_in_all_fifteen_fields()
    {
        var match = PopulationComparison.Compare(Person, Person);
        Assert.True(match.IsComplete);
        Assert.Equal((15, 100), (match.Matched, match.Address));
        Assert.True(match.Meets(Samples.Policy));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void Who_has_one_thing_wrong_at_most_of_all_of_a_family_knows_it()
    {
        PopulationField[] lives = [PopulationField.Village, PopulationField.Rt, PopulationField.Relationship];
        Assert.True(PopulationMatch.Knows([Samples.Match(0, lives), Samples.Match(0, [PopulationField.Name, .. lives])]));
        Assert.True(PopulationMatch.Knows([Samples.Match()]));

        Assert.False(PopulationMatch.Knows([Samples.Match(100, PopulationField.Name), Samples.Match(100, PopulationField.Name)]));
        Assert.False(PopulationMatch.Knows([Samples.Match(100, PopulationField.Name, PopulationField.Sex)]));
        Assert.All([PopulationField.Nik, PopulationField.FamilyCardNumber], number => Assert.False(PopulationMatch.Knows([Samples.Match(100, number)])));
        Assert.False(PopulationMatch.Knows([Samples.Match() with { Fields = [.. Samples.Match().Fields.Skip(3)] }]));
        Assert.False(PopulationMatch.Knows([]));
    }

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

    [Fact]
    public void An_unknown_person_matches_in_nothing()
    {
        var match = PopulationComparison.Compare(Person, null);
        Assert.True(match.IsComplete);
        Assert.Equal((0, 0), (match.Matched, match.Address));
    }

    [Fact]
    public void Each_field_is_compared_on_its_own()
    {
        Assert.Equal([PopulationField.Nik], Mismatches(p => p with { Member = p.Member with { Nik = Nik.Parse("3306011203800009") } }));
        Assert.Equal([PopulationField.Name], Mismatches(p => p with { Member = p.Member with { Name = "Contoh Tiga" } }));
        Assert.Equal([PopulationField.BirthPlace], Mismatches(p => p with { Member = p.Member with { BirthPlace = "Kota Lain" } }));
        Assert.Equal(
            [PopulationField.BirthDate], Mismatches(p => p with { Member = p.Member with { BirthDate = new LocalDate(1980, 3, 11) } }));
        Assert.Equal([PopulationField.Sex], Mismatches(p => p with { Member = p.Member with { Sex = Sex.Female } }));
        Assert.Equal(
            [PopulationField.MotherMaidenName], Mismatches(p => p with { Member = p.Member with { MotherMaidenName = "Ibu Lain" } }));
        Assert.Equal(
            [PopulationField.Relationship], Mismatches(p => p with { Member = p.Member with { Relationship = Relationship.Husband } }));
        Assert.Equal(
            [PopulationField.MaritalStatus], Mismatches(p => p with { Member = p.Member with { MaritalStatus = MaritalStatus.Widowed } }));
        Assert.Equal([PopulationField.Rt], Mismatches(p => p with { Address = p.Address with { Rt = "009" } }));
        Assert.Equal([PopulationField.Rw], Mismatches(p => p with { Address = p.Address with { Rw = "009" } }));
        Assert.Equal(
            [PopulationField.FamilyCardNumber], Mismatches(p => p with { FamilyCardNumber = FamilyCardNumber.Parse("3306010101100009") }));
    }

    [Theory]
    [InlineData("3306012002", new[] { PopulationField.Village })]
    [InlineData("3306022001", new[] { PopulationField.District, PopulationField.Village })]
    [InlineData("3307012001", new[] { PopulationField.Regency, PopulationField.District, PopulationField.Village })]
    [InlineData(
        "3206012001", new[] { PopulationField.Province, PopulationField.Regency, PopulationField.District, PopulationField.Village })]
    public void The_village_code_tells_four_fields(string village, PopulationField[] mismatched) =>
        Assert.Equal(mismatched, Mismatches(p => p with { Village = AreaCode.Parse(village) }));

    [Theory]
    [InlineData("CONTOH  satu")]
    [InlineData(" contoh\tsatu ")]
    [InlineData("Çôntóh Şatú")]
    [InlineData("Co\u0302ntoh Satu")]
    public void Case_accents_and_white_space_are_folded_in_names(string name) =>
        Assert.Empty(Mismatches(p => p with { Member = p.Member with { Name = name } }));

    [Theory]
    [InlineData("ContohSatu")]
    [InlineData("Contoh-Satu")]
    public void Nothing_else_is(string name) =>
        Assert.Equal([PopulationField.Name], Mismatches(p => p with { Member = p.Member with { Name = name } }));

    [Fact]
    public void Taken_together_everyone_must_match()
    {
        var all = PopulationMatch.Combine(
            [Samples.Match(90), Samples.Match(85, PopulationField.Name), Samples.Match(95, PopulationField.Rt)]);
        Assert.Equal((13, 85), (all.Matched, all.Address));
        Assert.Equal(
            ["0  90", "1 Name 85", "2 Rt 95"], all.Members!.Select(m => $"{m.Place} {string.Join(' ', m.Fields)} {m.Address}"));
        Assert.Null(PopulationMatch.Combine([Samples.Match(100), Samples.Match(100)]).Members);
        Assert.Throws<ArgumentException>(() => PopulationMatch.Combine([]));
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(79, false)]
    public void The_address_matches_at_eighty_percent(int address, bool meets) =>
        Assert.Equal(meets, Samples.Match(address).Meets(Samples.Policy));

    [Fact]
    public void Fourteen_fields_are_not_enough() => Assert.False(Samples.Match(100, PopulationField.Rw).Meets(Samples.Policy));

    [Fact]
    public void An_answer_that_leaves_fields_out_or_repeats_them_is_incomplete()
    {
        var whole = Samples.Match();
        Assert.False((whole with { Fields = [.. whole.Fields.Skip(1)] }).IsComplete);
        Assert.False((whole with { Fields = [.. whole.Fields.Skip(1), whole.Fields[1]] }).IsComplete);
        Assert.False((whole with { Address = 101 }).IsComplete);
        Assert.False((whole with { Address = -1 }).IsComplete);
        Assert.False((whole with { Fields = null! }).IsComplete);
        Assert.False((whole with { Fields = [.. whole.Fields.Skip(1), null!] }).IsComplete);
        Assert.False(PopulationMatch.Combine([whole, whole with { Fields = [] }]).IsComplete);
        Assert.False((whole with { Fields = null! }).Meets(Samples.Policy));
    }

    [Fact]
    public void A_person_is_read_from_flat_input()
    {
        var read = PopulationRecordReader.Read(
            Samples.HeadDraft, "3306010101100001", Samples.VillageWib, new AddressDraft("Jalan Contoh 1", "1", "2"), Samples.Now);
        Assert.Equal(Person, read.Value);
        var wrong = PopulationRecordReader.Read(Samples.HeadDraft with { Nik = "1" }, "x", "y", null, Samples.Now);
        Assert.Equal(["/familyCardNumber", "/village", "/address", "/nik"], wrong.Violations.Select(v => v.Pointer));
    }
    [Fact]
    [Trait("rule", "REG-4")]
    public void The_population_registers_records_are_taken_as_they_are_even_where_a_nik_contradicts_the_birth()
    {
        var odd = Samples.HeadDraft with { Nik = "3306015203800001" };
        var read = PopulationRecordReader.Read(odd, "3306010101100001", Samples.VillageWib, new AddressDraft("Jalan Contoh 1", "1", "2"), Samples.Now);
        Assert.Equal([PopulationField.Nik], Mismatches(_ => read.Value!));
    }
}
