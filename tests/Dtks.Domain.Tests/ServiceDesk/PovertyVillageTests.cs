using Dtks.Domain.ServiceDesk.Poverty;
using NodaTime;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>What a village's poverty data are of, as files of several days come in any order.</summary>
[Trait("rule", "SVC-3")]
public sealed class PovertyVillageTests
{
    private static readonly LocalDate First = new(2026, 1, 1);

    [Theory]
    [InlineData(new byte[] { 2, 4, 3, 8, 1, 0, 9, 8, 8 })]
    [InlineData(new byte[] { 9, 3, 2, 8, 8, 200, 7, 200, 0 })]
    [InlineData(new byte[] { 1, 3, 5, 7, 6, 4, 2, 0 })]
    public void Data_in_force_are_never_older_than_those_before_and_never_gone(byte[] days)
    {
        var village = new PovertyVillage(null, null);
        foreach (var day in days)
        {
            var before = village;
            var list = new PovertyList("i", "s", First.PlusDays(day >> 1), 1);
            village = village.Entered(list);
            village = day % 2 == 0 ? village.Completed(list.AsOf) : village;
            Assert.True(before.Current is null || village.Current!.AsOf >= before.Current.AsOf);
            Assert.True(before.Newest() is null || village.Newest() >= before.Newest());
            Assert.True(village.Coming is null || village.Current is null || village.Coming.AsOf > village.Current.AsOf);
        }
    }

    [Fact]
    public void Files_of_one_day_add_to_each_other_and_data_of_nobody_replace_nothing()
    {
        var village = new PovertyVillage(null, null).Entered(Of(0, 3)).Completed(First).Entered(Of(0, 2));
        Assert.Equal((5, null), (village.Current!.Persons, village.Coming));
        village = village.Entered(Of(1, 0));
        Assert.Equal(village, village.Completed(First.PlusDays(1)));
        village = village.Entered(Of(1, 4)).Entered(Of(0, 9));
        Assert.Equal((5, 4), (village.Current!.Persons, village.Coming!.Persons));
        Assert.Equal((4, null), (village.Completed(First.PlusDays(1)).Current!.Persons, village.Completed(First.PlusDays(1)).Coming));
        Assert.Equal(village, village.Completed(First));
    }

    [Theory]
    [InlineData("SITI AMINAH", "Siti Aminnah", true)]
    [InlineData("SLAMET RIYADI", "SLAMET RIADI", true)]
    [InlineData("RINA", "RINI", false)]
    [InlineData("WAGIMAN", "SUTRISNO", false)]
    public void Names_that_are_alike_share_an_end(string one, string other, bool alike)
    {
        var (a, b) = (PovertyNames.EndsOf(one), PovertyNames.EndsOf(other));
        Assert.Equal(alike, PovertyNames.AreLike(one, other));
        Assert.True(!alike || a.First == b.First || a.Last == b.Last);
    }

    private static PovertyList Of(int day, int persons) => new("i", "s", First.PlusDays(day), persons);

    [Theory]
    [Trait("rule", "SVC-3")]
    [InlineData("SITI AMINAH CONTOH", null, false)]
    [InlineData("SITI AMINNAH CONTOH", "1980-05-17", false)]
    [InlineData("SITI AMINAH", "1980-05-17", false)]
    [InlineData("SITI AMINAH CONTOH", "1980-05-18", true)]
    [InlineData("WAGIMAN CONTOH", "1980-05-17", true)]
    [InlineData("-", null, true)]
    public void A_name_or_birth_date_of_another_contradicts_the_number(string name, string? birth, bool contradicts)
    {
        var said = birth is null ? (NodaTime.LocalDate?)null : NodaTime.Text.LocalDatePattern.Iso.Parse(birth).Value;
        Assert.Equal(contradicts, PovertyNames.Contradict(name, said, "SITI AMINAH CONTOH", new NodaTime.LocalDate(1980, 5, 17)));
        Assert.Equal(name is "WAGIMAN CONTOH" or "-", PovertyNames.Contradict(name, said, "SITI AMINAH CONTOH", null));
    }
}
