using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What waits, leaves, comes and is dropped: each step with its code and rule, and the same again is no step.</summary>
[Trait("rule", "REG-8")]
public class FamilyStepsTests
{
    private static readonly AreaCode There = AreaCode.Parse(Samples.VillageWit);
    private static readonly IReadOnlyList<string> Fields = ["name"];
    private static readonly Departure Whole = new(Move(Samples.VillageWit), new FamilyPlace(There, "h-1"), null, Samples.VillageOfficer, Samples.Now);
    private static readonly Departure One = new(Marriage("03", id: "c-2"), new FamilyPlace(There, "h-9"), "03", Samples.VillageOfficer, Samples.Now);

    [Fact]
    [Trait("rule", "REG-5")]
    public void Of_ten_that_wait_one_may_be_put_off_again_and_what_was_refused_does_not_count()
    {
        var full = Family() with { Pending = [.. Enumerable.Range(0, FamilyChangeDecider.MostWaiting).Select(i => Waiting($"c-{i}"))] };

        var again = Evolved(full, FamilyChangeDecider.PutOff(Waiting("c-3"), full, Samples.Policy));
        Assert.Equal((10, ("household.changeEntered", "REG-8")), (again.Pending.Count, Last(again)));

        var one = full with { Pending = [.. full.Pending.Skip(1), Waiting("c-0") with { Refusal = "change.unconfirmed" }] };
        Assert.Equal(10, Evolved(one, FamilyChangeDecider.PutOff(Waiting("c-new"), one, Samples.Policy)).Pending.Count);
        Assert.False(FamilyChangeDecider.PutOff(Waiting("c-new"), full, Samples.Policy).IsAccepted);
    }

    [Fact]
    public void Who_joins_is_told_so_there_and_who_stands_there_already_does_not_come_twice()
    {
        var going = Right(Marriage("03", "h-2"), Family(), Other()).Going!;
        var joined = Evolved(Other(), TakeIn(Marriage("03", "h-2"), going, Other()));
        Assert.Equal(("household.memberJoined", "REG-8"), Last(joined));

        var known = Other() with { Members = [.. Other().Members, new HouseholdMember("03", Son)] };
        var same = Evolved(known, TakeIn(Marriage("03", "h-2"), going, known));
        Assert.Equal((3, 0, known.Entitlements.Count), (same.Members.Count, same.Changes[^1].Came!.Count, same.Entitlements.Count));

        Assert.Equal(["household.missing REG-8 - -"], Told.Of(TakeIn(Marriage("03", "h-2"), going, null).Violations));
    }

    [Fact]
    public void A_move_names_the_rule_of_each_of_its_steps()
    {
        var leaving = Evolved(Family(), FamilyChangeDecider.Depart(Whole.Change, Right(Whole.Change).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));
        Assert.Equal(("household.changeEntered", "REG-8"), Last(leaving));
        Assert.Equal(["change.notWaiting REG-8 - -"], Told.Of(FamilyChangeDecider.Arrive(leaving.Departures[0], leaving, Samples.Policy, Samples.Now).Violations));

        var taken = Evolved(leaving, FamilyChangeDecider.Accept(leaving.Departures[0], Samples.VillageOfficer, leaving, Samples.Policy, Samples.Now));
        Assert.Equal(("household.moveAccepted", "REG-8"), Last(taken));
        Assert.Equal(("household.arrived", "REG-8"), Last(Evolved(null, FamilyChangeDecider.Arrive(taken.Departures[0], taken, Samples.Policy, Samples.Now))));
        Assert.Equal(("household.movedAway", "REG-8"), Last(Evolved(taken, FamilyChangeDecider.MoveAway(taken.Departures[0], taken, Samples.Policy, Samples.Now))));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_family_is_not_taken_over_while_one_of_it_is_under_way_whatever_else_is_on_the_way()
    {
        Assert.Equal(["change.othersWait REG-5 - -"], Accepting(Family() with { Departures = [Whole, One] }));
        Assert.Empty(Accepting(Family() with { Departures = [Whole] }));

        static IEnumerable<string> Accepting(HouseholdState household) => Told.Of(FamilyChangeDecider.Accept(Whole, Samples.VillageOfficer, household, Samples.Policy, Samples.Now).Violations);
    }

    [Fact]
    public void A_move_judged_again_while_it_waits_is_not_in_its_own_way()
    {
        var leaving = Family() with { Departures = [Whole] };
        Assert.Empty(Wrong(Whole.Change, leaving));
        Assert.Equal([$"change.movesAlready REG-8 /to village={Samples.VillageWit}"], Wrong(Move(Samples.VillageWita, "c-9"), leaving));
        Assert.Equal(["change.underWay REG-8 root -"], Wrong(Move(Samples.VillageWita, "c-9"), Family() with { Departures = [One] }));
    }

    [Fact]
    public void A_move_that_is_taken_back_tells_where_to_it_was_and_a_member_on_the_way_is_not_called_back()
    {
        var both = Family() with { Departures = [Whole, One], Pending = [Waiting("c-5")] };

        var taken = Assert.IsType<ChangeDropped>(Assert.Single(Drop(both, "c-1")));
        Assert.Equal(("household.changeWithdrawn", "REG-8", There), (taken.Meta.Code, taken.Meta.Rule, taken.To));
        Assert.Empty(Drop(both, "c-2"));
        Assert.Empty(Drop(both, "c-9"));
        Assert.Null(Assert.IsType<ChangeDropped>(Assert.Single(Drop(both, "c-5"))).To);
        Assert.Equal(There, Assert.IsType<ChangeDropped>(Assert.Single(Drop(both, "c-2", Violation.Conflict(FamilyChangeViolations.MoveRefused, "REG-8")))).To);
        Assert.Empty(Drop(both with { Departures = [], Pending = [Waiting("c-5") with { Refusal = "change.unconfirmed" }] }, "c-5"));
    }

    [Fact]
    public void What_was_refused_on_its_way_is_seen_among_what_waited_until_the_next_change()
    {
        var both = Family() with { Departures = [Whole, One with { Change = Birth(id: "c-4") }, One], Pending = [Waiting("c-5")] };

        var refused = HouseholdDecider.Evolve(both, Refused("c-2"));
        Assert.Equal(["c-1", "c-4"], refused.Departures.Select(d => d.Change.Id));
        Assert.Equal(new PendingChange(One.Change, One.By, One.Since, true, "change.moveRefused", Fields), refused.Pending[^1]);
        Assert.Equal(["c-5", "c-2"], refused.Pending.Select(p => p.Change.Id));

        var pending = HouseholdDecider.Evolve(both, Refused("c-5"));
        Assert.Equal((3, "change.moveRefused", false), (pending.Departures.Count, Assert.Single(pending.Pending).Refusal, pending.Pending[0].Confirmed));

        // Events are facts: one that names nothing changes nothing.
        var unknown = HouseholdDecider.Evolve(both, Refused("c-9"));
        Assert.Equal((3, "c-5"), (unknown.Departures.Count, Assert.Single(unknown.Pending).Change.Id));
    }

    [Fact]
    public void Once_who_is_on_the_way_has_arrived_they_stand_here_no_more_with_what_is_theirs()
    {
        var family = Family();
        family = family with { Entitlements = [.. family.Entitlements, new Entitlement(Programme.Bpnt, "03", November)] };

        var one = family.Without(One);
        Assert.Equal(["01", "02", "04"], one.Members.Select(m => m.Id));
        Assert.Equal(["PKH 02 active", "PBI-JKN 01 active", "PBI-JKN 02 active", "PBI-JKN 04 active", "BPNT 03 active"], Received(one));
        Assert.Null(one.Ended);

        var whole = family.Without(Whole);
        Assert.Equal((0, 0, new HouseholdEnd(HouseholdEndReason.Moved, new LocalDate(2026, 11, 2), Whole.To)), (whole.Members.Count, whole.Entitlements.Count, whole.Ended!));
    }

    private static ChangeDropped Refused(string change) => new(new EventMeta(Samples.Now, Role.System, "system", FamilyChangeEventCodes.Refused, "REG-8", Samples.Policy.Id), change, "change.moveRefused", Fields);

    private static IReadOnlyList<HouseholdEvent> Drop(HouseholdState household, string change, Violation? why = null) =>
        FamilyChangeDecider.Drop(change, why, null, Samples.VillageOfficer, household, Samples.Policy, Samples.Now).Events;

    private static Decision<HouseholdEvent> TakeIn(FamilyChange change, FamilyGoing going, HouseholdState? there) =>
        FamilyChangeDecider.TakeIn(change, going, Samples.VillageOfficer, Family(), there, Samples.Policy, Samples.Now);

    private static PendingChange Waiting(string id) => new(Birth(id: id), Samples.VillageOfficer, Samples.Now, Confirmed: false);

    private static (string, string?) Last(HouseholdState household) => (household.History[^1].Code, household.History[^1].Rule);
}
