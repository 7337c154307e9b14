using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Removals;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>With its last member a household ends, and what was on the way comes to nothing (REG-8).</summary>
[Trait("rule", "REG-8")]
public class FamilyEndTests
{
    private static readonly FamilyPlace There = new(AreaCode.Parse(Samples.VillageWit), "h-1");

    private static readonly Departure Away = new(Move(Samples.VillageWit, "c-9"), There, null, Samples.VillageOfficer, Samples.Now);

    [Fact]
    [Trait("rule", "RAT-6")]
    public void The_move_of_a_family_whose_last_member_died_is_refused_with_why()
    {
        var waiting = new PendingChange(Birth(id: "c-8"), Samples.VillageOfficer, Samples.Now, Confirmed: false);
        var (here, _) = Carried(Death("01"), Family(Head) with { Departures = [Away], Pending = [waiting] });

        Assert.Empty(here.Departures);
        Assert.Equal(["c-8 household.ended deceased", "c-9 household.ended deceased"], here.Pending.Select(p => $"{p.Change.Id} {p.Refusal} {p.Args!["reason"]}"));
        Assert.Equal(HouseholdEndReason.Deceased, here.Ended!.Reason);
        Assert.DoesNotContain(Carried(Death("02"), Family() with { Departures = [Away], Pending = [waiting] }).Here.Pending, p => !p.Waits);
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [InlineData(true, "removed")]
    [InlineData(false, null)]
    public void So_is_that_of_a_family_that_was_removed(bool whole, string? reason)
    {
        var removal = RemovalTests.Recorded(RemovalTests.Draft() with { Members = whole ? null : ["03"] });
        var family = Family() with { Departures = [Away] };
        var after = Evolved(family, Domain.Removals.RemovalEffects.Remove(removal, family, Samples.Policy, Samples.Now));
        Assert.Equal(whole ? 0 : 1, after.Departures.Count);
        Assert.Equal(reason, after.Pending.SingleOrDefault()?.Args?["reason"]);
    }

    [Fact]
    public void A_family_without_members_is_never_taken_over_and_nothing_changes_in_it()
    {
        // As households were stored that had ended unnoted.
        var empty = Family() with { Members = [], Departures = [Away] };
        Assert.Equal(HouseholdEndReason.Left, empty.GoneFor());
        Assert.Equal(HouseholdEndReason.Deceased, (empty with { Former = [new FormerMember(Family().Members[0], FormerReason.Deceased, new LocalDate(2026, 11, 1), null)] }).GoneFor());
        Assert.Null(Family().GoneFor());
        Assert.Equal(["household.ended REG-8 root reason=left"], Wrong(Birth(), empty));
        Assert.Equal(["household.ended REG-8 root reason=left"], Wrong(new FamilyChange { Id = "c-1", Kind = FamilyChangeKind.Card, Card = NewCard }, empty));
        Assert.Equal(["household.ended REG-8 - reason=left"], Told.Of(FamilyChangeDecider.Accept(Away, Samples.VillageOfficer, empty, Samples.Policy, Samples.Now).Violations));
        var accepted = Away with { AcceptedBy = Samples.VillageOfficer };
        Assert.Equal(["household.ended REG-8 - reason=left"], Told.Of(FamilyChangeDecider.Arrive(accepted, empty, Samples.Policy, Samples.Now).Violations));
        var marriage = Marriage("03", "h-2");
        Assert.Equal(
            ["household.ended REG-8 - reason=left"],
            Told.Of(FamilyChangeDecider.TakeIn(marriage, Right(marriage, joined: Other()).Going!, Samples.VillageOfficer, Family(), Other() with { Members = [] }, Samples.Policy, Samples.Now).Violations));
    }

    [Fact]
    public void One_that_was_accepted_before_it_ended_is_dropped_with_why()
    {
        var empty = Family() with { Members = [], Departures = [Away with { AcceptedBy = Samples.VillageOfficer }] };
        var after = Evolved(empty, FamilyChangeDecider.Drop("c-9", FamilyChangeRules.Gone(empty), null, Samples.VillageOfficer, empty, Samples.Policy, Samples.Now));
        Assert.Equal((0, "household.ended"), (after.Departures.Count, Assert.Single(after.Pending).Refusal));
    }

    [Fact]
    public void What_was_refused_stays_to_be_seen_when_another_is_refused()
    {
        var two = Family() with { Departures = [Away, Away with { Change = Move(Samples.VillageWita, "c-10") }] };
        var why = Violation.Conflict(FamilyChangeViolations.MoveRefused, "REG-8");
        foreach (var change in new[] { "c-9", "c-10" })
            two = Evolved(two, FamilyChangeDecider.Drop(change, why, null, Samples.VillageOfficer, two, Samples.Policy, Samples.Now));
        Assert.Equal(["c-9", "c-10"], two.Pending.Select(p => p.Change.Id));
    }
}
