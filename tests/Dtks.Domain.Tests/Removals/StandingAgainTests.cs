using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;
using static Dtks.Domain.Tests.Removals.RemovalTests;

namespace Dtks.Domain.Tests.Removals;

/// <summary>Who goes with a family that is removed, and how they stand in it once that is undone: as before, under an adult wherever one stands.</summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-2")]
public sealed class StandingAgainTests
{
    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_is_born_in_the_days_of_notice_goes_with_the_whole_family_and_comes_back_with_it()
    {
        var recorded = Recorded(Draft());
        var born = Carried(Birth(), Family()).Here;

        var (removal, after) = Effective(recorded, born);

        Assert.Equal((0, HouseholdEndReason.Removed), (after.Members.Count, after.Ended!.Reason));
        Assert.Equal(["01", "02", "03", "04", "05"], removal.Members);
        Assert.Equal(Cards(born), Cards(Undone(removal, after)));
    }

    [Theory]
    [InlineData("deceased", null, false)]
    [InlineData("ineligible", 5, true)]
    public void Of_a_family_that_died_or_was_removed_in_part_the_newborn_stays(string ground, int? number, bool inPart)
    {
        var recorded = Recorded(Draft() with { Ground = ground, Number = number, Members = inPart ? ["01", "02", "04"] : null, NewHead = inPart ? "03" : null });
        var (removal, after) = Effective(recorded, Carried(Birth(), Family()).Here);
        Assert.Equal(recorded.Members, removal.Members);
        Assert.Equal(inPart ? ["03 head unmarried", "05 relative unmarried"] : ["05 head unmarried"], Cards(after));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Who_joined_the_family_in_the_days_of_notice_stays_and_so_does_who_was_not_meant_before_that_was_noted()
    {
        var recorded = Recorded(Draft(), Other());
        var there = Carried(Marriage("03", joins: "h-2"), Family(), Other()).There!;
        Assert.Equal("03", Assert.Single(Effective(recorded, there).After.Members).Id);
        Assert.Equal("05", Assert.Single(Effective(Recorded(Draft()) with { Whole = null }, Carried(Birth(), Family()).Here).After.Members).Id);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData("ineligible", 11, "01", "02")]
    [InlineData("ineligible", 11, "01", "03")]
    [InlineData("deceased", null, "01", "02")]
    [InlineData("deceased", null, "02", null)]
    public void Undone_those_who_stayed_stand_as_before_too(string ground, int? number, string member, string? newHead)
    {
        var (removal, after) = Effective(Recorded(Draft() with { Ground = ground, Number = number, Members = [member], NewHead = newHead }), Family());
        Assert.NotEqual(Cards(Family()).Where(c => !c.StartsWith(member, StringComparison.Ordinal)), Cards(after));
        Assert.Equal(Family().Members, Undone(removal, after).Members);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_changed_since_stays_so()
    {
        var (removal, after) = Effective(Recorded(Draft() with { Members = ["01"], NewHead = "02" }), Family());
        var headed = after with { Members = [.. after.Members.Select(m => m.Id switch { "02" => As(m, Relationship.Parent), "03" => As(m, Relationship.Head), _ => m })] };
        Assert.Equal(["01 relative married", "02 parent married", "03 head unmarried"], Cards(Undone(removal, headed)).Take(3));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_comes_back_to_nobody_or_to_children_alone_heads_the_family()
    {
        var (removal, after) = Effective(Recorded(Draft() with { Members = ["03"] }), Family());
        var alone = after with { Members = [], Former = [.. after.Former, .. after.Members.Select(m => new FormerMember(m, FormerReason.Deceased, new LocalDate(2026, 12, 1), To: null))], Ended = new HouseholdEnd(HouseholdEndReason.Deceased, new LocalDate(2026, 12, 1), To: null) };
        Assert.Equal(["03 head unmarried"], Cards(Undone(removal, alone)));

        // As a newborn was left that heads it by a removal of before they went with their family.
        var (whole, gone) = Effective(Recorded(Draft()) with { Whole = null }, Carried(Birth(), Family()).Here);
        Assert.Equal(["05 head unmarried"], Cards(gone));
        Assert.Equal(["01 head married", "02 wife married", "03 child unmarried", "04 child unmarried", "05 child unmarried"], Cards(Undone(whole, gone)));
        Assert.Equal("05 relative unmarried", Cards(Undone(whole with { Stood = null }, gone)).Last());
    }

    private static HouseholdMember As(HouseholdMember member, Relationship relationship) => member with { Person = member.Person with { Relationship = relationship } };

    private static (RemovalState Removal, HouseholdState After) Effective(RemovalState recorded, HouseholdState household)
    {
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));
        return (removal, FamilySamples.Evolved(household, RemovalEffects.Remove(recorded, household, Samples.Policy, Later(recorded))));
    }

    private static HouseholdState Undone(RemovalState removal, HouseholdState household) =>
        FamilySamples.Evolved(household, RemovalEffects.Reinstate(removal, household, Samples.RegencyOfficer, Samples.Policy, Later(removal)));

    private static Instant Later(RemovalState removal) => NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village);
}
