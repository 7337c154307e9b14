using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What waits in a family, who is on the way to another village, and what neither lets happen.</summary>
[Trait("rule", "REG-8")]
public class FamilyDepartureTests
{
    [Fact]
    public void A_move_to_another_village_is_carried_out_once_that_takes_the_family_over()
    {
        var change = Move(Samples.VillageWit);
        var family = Family();
        var leaving = Evolved(family, FamilyChangeDecider.Depart(change, Right(change).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));
        Assert.Equal((4, true), (leaving.Members.Count, leaving.Ended is null));
        var by = new Actor("officer-2", Role.VillageOfficer, AreaCode.Parse(Samples.VillageWit));
        var taken = Evolved(leaving, FamilyChangeDecider.Accept(leaving.Departures[0], by, leaving, Samples.Policy, Samples.Now));
        var there = Evolved(null, FamilyChangeDecider.Arrive(taken.Departures[0], taken, Samples.Policy, Samples.Now));
        var here = Evolved(taken, FamilyChangeDecider.MoveAway(taken.Departures[0], taken, Samples.Policy, Samples.Now));

        Assert.Equal((family.Members, family.Entitlements, "009", "h-1"), (there.Members, there.Entitlements, there.Address.Rt, there.Id));
        Assert.Equal(["household.enrolled", "household.changeEntered", "household.moveAccepted", "household.arrived"], there.History.Select(h => h.Code));
        Assert.Equal((0, 0, HouseholdEndReason.Moved, new FamilyPlace(there.Village, "h-1")), (here.Members.Count, here.Entitlements.Count, here.Ended!.Reason, here.Ended.To!));
        Assert.Equal(4, here.Former.Count);
        Assert.Empty(FamilyChangeDecider.MoveAway(taken.Departures[0], here, Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    public void Once_it_is_taken_over_nothing_of_it_changes_and_it_is_not_taken_back()
    {
        var change = Move(Samples.VillageWit);
        var leaving = Evolved(Family(), FamilyChangeDecider.Depart(change, Right(change).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));
        Assert.Empty(Wrong(Birth(id: "c-2"), leaving));
        Assert.Single(Drop(leaving, "c-1"));
        var taken = Evolved(leaving, FamilyChangeDecider.Accept(leaving.Departures[0], Samples.VillageOfficer, leaving, Samples.Policy, Samples.Now));
        Assert.Equal(["change.underWay REG-8 root -"], Wrong(Birth(id: "c-2"), taken));
        Assert.Empty(Drop(taken, "c-1"));
        var grant = new HouseholdCommand.ProposeDeactivation("d-1", 3, Samples.VillageHead);
        Assert.Equal(["change.underWay REG-8 - -"], Told.Of(HouseholdDecider.Decide(grant, taken, Samples.Policy, Samples.Now).Violations));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void What_waits_is_shown_and_comes_before_a_move()
    {
        var pending = new PendingChange(Birth(), Samples.VillageOfficer, Samples.Now, Confirmed: false);
        var waiting = Evolved(Family(), FamilyChangeDecider.PutOff(pending, Family(), Samples.Policy));
        Assert.True(Assert.Single(waiting.Pending).Waits);
        var departure = new Departure(Move(Samples.VillageWit, "c-2"), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"), null, Samples.VillageOfficer, Samples.Now);
        Assert.Equal(["change.othersWait REG-5 - -"], Told.Of(FamilyChangeDecider.Accept(departure, Samples.VillageOfficer, waiting, Samples.Policy, Samples.Now).Violations));

        var refused = Evolved(waiting, FamilyChangeDecider.Drop("c-1", Violation.Refused("change.unconfirmed", "REG-5", null, ("fields", "name")), ["name"], Samples.VillageOfficer, waiting, Samples.Policy, Samples.Now));
        Assert.Equal(("change.unconfirmed", "name", "household.changeRefused"), (Assert.Single(refused.Pending).Refusal, refused.Pending[0].Args!["fields"], refused.History[^1].Code));
        Assert.DoesNotContain(Evolved(refused, FamilyChangeDecider.PutOff(pending with { Change = Birth(id: "c-3") }, refused, Samples.Policy)).Pending, p => !p.Waits);
        Assert.Empty(Evolved(waiting, FamilyChangeDecider.Drop("c-1", null, null, Samples.VillageOfficer, waiting, Samples.Policy, Samples.Now)).Pending);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void No_more_than_ten_wait_at_once()
    {
        var household = Family();
        for (var i = 0; i < FamilyChangeDecider.MostWaiting; i++)
            household = Evolved(household, FamilyChangeDecider.PutOff(new PendingChange(Birth(id: $"c-{i}"), Samples.VillageOfficer, Samples.Now, false), household, Samples.Policy));
        var more = new PendingChange(Birth(id: "c-more"), Samples.VillageOfficer, Samples.Now, false);
        Assert.Equal(["change.tooManyWait REG-5 - max=10"], Told.Of(FamilyChangeDecider.PutOff(more, household, Samples.Policy).Violations));
    }

    [Fact]
    public void Nobody_joins_a_family_that_another_village_takes_over_or_that_is_gone()
    {
        var marriage = Marriage("03", "h-2");
        var going = Right(marriage, joined: Other()).Going!;
        var leaving = Other() with { Departures = [new Departure(Move(Samples.VillageWit, "c-9"), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-2"), null, Samples.VillageOfficer, Samples.Now)] };
        Assert.Empty(Wrong(marriage, joined: leaving));
        Assert.True(TakeIn(leaving).IsAccepted);

        var taken = leaving with { Departures = [leaving.Departures[0] with { AcceptedBy = Samples.VillageOfficer }] };
        Assert.Equal(["change.underWay REG-8 /joins -"], Wrong(marriage, joined: taken));
        Assert.Equal(["change.underWay REG-8 - -"], Told.Of(TakeIn(taken).Violations));
        var gone = Other() with { Members = [], Ended = new HouseholdEnd(HouseholdEndReason.Moved, new LocalDate(2026, 11, 1), taken.Departures[0].To) };
        Assert.Equal(["household.ended REG-8 - reason=moved"], Told.Of(TakeIn(gone).Violations));

        Decision<HouseholdEvent> TakeIn(HouseholdState there) => FamilyChangeDecider.TakeIn(marriage, going, Samples.VillageOfficer, Family(), there, Samples.Policy, Samples.Now);
    }

    private static IReadOnlyList<HouseholdEvent> Drop(HouseholdState household, string change) =>
        FamilyChangeDecider.Drop(change, null, null, Samples.VillageOfficer, household, Samples.Policy, Samples.Now).Events;
}
