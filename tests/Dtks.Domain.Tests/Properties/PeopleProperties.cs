using Dtks.Domain.People;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

[Trait("rule", "REG-2")]
public class PeopleProperties
{
    private static readonly Gen<(LocalDate Born, Sex Sex)> Births =
        from day in Gen.Choose(0, 365 * 126).Select(d => new LocalDate(1900, 1, 1).PlusDays(d))
        from sex in Generate.Any<Sex>()
        select (day, sex);

    private static MemberDraft Draft(LocalDate born, Sex sex, string nik) => Samples.HeadDraft with
    {
        Nik = nik,
        BirthDate = NodaTime.Text.LocalDatePattern.Iso.Format(born),
        Sex = sex == Sex.Female ? "female" : "male",
        MaritalStatus = "unmarried",
    };

    private static string NikOf(LocalDate born, Sex sex) =>
        FormattableString.Invariant($"330601{born.Day + (sex == Sex.Female ? 40 : 0):00}{born.Month:00}{born.Year % 100:00}0007");

    [Fact]
    public void A_nik_made_from_the_record_is_always_accepted()
    {
        Generate.Holds(Births, b =>
        {
            var family = FamilyReader.Read(Samples.FamilyDraft(members: Draft(b.Born, b.Sex, NikOf(b.Born, b.Sex))), "", Samples.Policy, Samples.Now);
            Assert.Empty(family.Violations);
            Assert.Equal((b.Born, b.Sex), (family.Value!.Members[0].BirthDate, family.Value.Members[0].Sex));
        }, 1000);
    }

    [Fact]
    public void A_nik_made_from_another_birth_is_taken_and_disagrees_unless_a_century_apart()
    {
        Generate.Holds(Gen.Zip(Births, Births), t =>
        {
            var (own, other) = t;
            var same = own.Sex == other.Sex && (own.Born.Day, own.Born.Month) == (other.Born.Day, other.Born.Month)
                && (own.Born.Year - other.Born.Year) % 100 == 0;
            var family = FamilyReader.Read(
                Samples.FamilyDraft(members: Draft(own.Born, own.Sex, NikOf(other.Born, other.Sex))), "", Samples.Policy, Samples.Now);
            Assert.Equal(same, family.Value!.Members[0].Nik.AgreesWith(own.Born, own.Sex));
        }, 1000);
    }
}
