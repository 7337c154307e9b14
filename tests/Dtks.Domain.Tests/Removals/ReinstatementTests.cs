using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;
using static Dtks.Domain.Tests.Removals.RemovalTests;

namespace Dtks.Domain.Tests.Removals;

/// <summary>Who leaves by a removal, who comes back when it is undone, and what does not.</summary>
[Trait("rule", "RAT-6")]
public sealed class ReinstatementTests
{
    [Fact]
    public void The_head_who_is_removed_with_another_is_followed_by_the_one_named_be_they_the_eldest_or_not()
    {
        var removal = Recorded(Draft() with { Members = ["01", "04"], NewHead = "03" });
        Assert.Equal(["02 parent married", "03 head unmarried"], OnCard(Applied(removal, Family())));
    }

    [Fact]
    public void Of_two_who_are_the_eldest_the_first_entered_follows_a_head_whose_successor_has_left()
    {
        Member Twin(int number) => Person(number, "1990-01-01", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried);
        var family = Family(Head, Wife, Twin(7), Twin(8));
        var removal = Recorded(Draft() with { Members = ["01"], NewHead = "02" }, family);
        Assert.Equal("03 head unmarried", OnCard(Applied(removal, family with { Members = [.. family.Members.Where(m => m.Id != "02")] })).First());
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void Whose_spouse_died_with_another_is_widowed()
    {
        var deceased = Draft() with { Ground = "deceased", Number = null };
        Assert.Equal("01 head widowed", OnCard(Applied(Recorded(deceased with { Members = ["02", "04"] }), Family())).First());
        Assert.Equal("02 head widowed", OnCard(Applied(Recorded(deceased with { Members = ["01", "04"], NewHead = "02" }), Family())).First());
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void A_head_who_comes_back_to_one_who_heads_the_family_alone_is_a_relative()
    {
        var family = Family(Head, Wife);
        var removal = Recorded(Draft() with { Members = ["01"], NewHead = "02" }, family);
        Assert.Equal(["01 relative married", "02 head married"], OnCard(Undone(removal, Applied(removal, family) with { Removals = null })));
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Undone(removal, Applied(removal, family))));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Nobody_comes_back_by_a_removal_that_never_was_or_was_undone_before()
    {
        var first = Recorded(Draft() with { Members = ["03"] });
        var second = first with { Id = "r-2" };
        var by = Applied(second, Family());
        Assert.Empty(RemovalEffects.Back(first, by));
        Assert.Empty(Reinstate(first, by));
        Assert.Equal(["03"], RemovalEffects.Back(second, by).Select(m => m.Id));

        var again = Applied(second, Undone(first, Applied(first, Family())));
        Assert.Equal("r-1-undone", again.Changes[^2].Id);
        Assert.Empty(Reinstate(first, again));
        Assert.Single(Reinstate(second, again));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Nobody_comes_back_to_a_household_that_stands_elsewhere_and_to_one_that_is_no_more_they_do()
    {
        var removal = Recorded(Draft() with { Members = ["03"] });
        var after = Applied(removal, Family());
        HouseholdState Ended(HouseholdEndReason reason) => after with { Ended = new HouseholdEnd(reason, new LocalDate(2026, 11, 20), null) };
        Assert.Equal([0, 1, 1, 1], new[] { HouseholdEndReason.Moved, HouseholdEndReason.Left, HouseholdEndReason.Removed, HouseholdEndReason.Deceased }.Select(r => RemovalEffects.Back(removal, Ended(r)).Count));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_left_otherwise_before_it_took_effect_does_not_come_back_with_those_it_removed()
    {
        var removal = Recorded(Draft() with { Members = ["03", "04"] });
        var died = Carried(Death("04", id: "c-1"), Family()).Here;
        Assert.Equal(["03"], RemovalEffects.Back(removal, Applied(removal, died)).Select(m => m.Id));

        var wed = Carried(Marriage("03", id: "c-2"), Family()).Here;
        Assert.Equal(["04"], RemovalEffects.Back(removal, Applied(removal, wed)).Select(m => m.Id));

        var other = Applied(removal with { Id = "r-2", Members = ["02"] }, Family());
        Assert.Equal(["03", "04"], RemovalEffects.Back(removal, Applied(removal, other)).Select(m => m.Id));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_was_stopped_otherwise_stays_so()
    {
        var (spring, december) = (CyclePeriod.Parse("2026-05"), CyclePeriod.Parse("2026-12"));
        var family = Family() with
        {
            Entitlements =
            [
                new(Programme.Bpnt, "03", November, EntitlementStatus.Stopped, spring, 11), new(Programme.PbiJkn, "03", November),
                new(Programme.PbiJkn, "04", November, EntitlementStatus.Stopped, december, 11), new(Programme.PbiJkn, "02", November),
            ],
        };
        var removal = Recorded(Draft() with { Members = ["03"] }, family);
        var effective = RemovalTests.Evolved(removal, RemovalDecider.TakeEffect(removal, family, Samples.Policy, Later(removal)));
        var back = Undone(effective, Applied(effective, family));
        Assert.Equal(["BPNT 03 stopped 11", "PBI-JKN 03 active", "PBI-JKN 04 stopped 11", "PBI-JKN 02 active"], Received(back));
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [Trait("rule", "MUS-2")]
    [InlineData("ineligible", 11, false)]
    [InlineData("ineligible", 11, true)]
    [InlineData("deceased", null, false)]
    [InlineData("deceased", null, true)]
    public void What_their_lines_were_told_falls_away_when_they_stand_again_and_what_a_deliberation_proposes_is_told_anew(string ground, int? number, bool proposed)
    {
        var family = Family() with { Deactivation = proposed ? new Deactivation("d-1", 13) : null };
        var removal = Recorded(Draft() with { Ground = ground, Number = number, Members = ["02", "03"] }, family);
        var (gone, back) = (Applied(removal, family), Undone(removal, Applied(removal, family)));
        var lines = HouseholdLines.Of([family], November, Samples.Policy).Where(l => l is { Programme: Programme.PbiJkn, Member: "02" or "03" }).ToList();
        SheetLine Decided(SheetLine line) => line with { Decision = new LineDecision(LineOutcome.Eligible, null, null, null) };

        var told = lines.ConvertAll(l => FamilyLines.After(l, gone));
        Assert.Equal([ground == "deceased" ? "line.recipientDied" : "line.recipientRemoved"], told.Select(l => l.Suggestion!.Code).Distinct());
        Assert.All(told, l => Assert.Equal(proposed ? "line.terminationProposed" : null, FamilyLines.After(l, back).Suggestion?.Code));
        Assert.All(told, l => Assert.Null(FamilyLines.After(Decided(l), back).Suggestion));
    }

    private static HouseholdState Applied(RemovalState removal, HouseholdState household) => FamilySamples.Evolved(household, RemovalEffects.Remove(removal, household, Samples.Policy, Later(removal)));

    private static HouseholdState Undone(RemovalState removal, HouseholdState household) => FamilySamples.Evolved(household, RemovalEffects.Reinstate(removal, household, Samples.RegencyOfficer, Samples.Policy, Later(removal)));

    private static IReadOnlyList<HouseholdEvent> Reinstate(RemovalState removal, HouseholdState household) =>
        RemovalEffects.Reinstate(removal, household, Samples.RegencyOfficer, Samples.Policy, Later(removal)).Events;

    private static Instant Later(RemovalState removal) => NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village);
}
