using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Removals;

[Trait("rule", "RAT-6")]
public sealed class RemovalEffectsTests
{
    private static readonly Actor Officer = new("regency-2", Role.RegencyOfficer, AreaCode.Parse("3306"));

    [Fact]
    public void A_whole_household_is_no_more_with_its_history_and_everything_it_received_stopped_on_the_ground()
    {
        var (removal, after) = Removed(RemovalTests.Draft());
        Assert.Empty(after.Members);
        Assert.Equal(["01", "02", "03", "04"], after.Former.Select(f => f.Member.Id));
        Assert.All(after.Former, f => Assert.Equal(FormerReason.Removed, f.Reason));
        Assert.Equal(HouseholdEndReason.Removed, after.Ended!.Reason);
        Assert.All(after.Entitlements, e => Assert.Equal((EntitlementStatus.Stopped, 11, removal.StoppedFrom), (e.Status, e.Ground, e.StoppedFrom)));
        Assert.Equal(("household.removed", "RAT-6", Role.System), (after.History[^1].Code, after.History[^1].Rule, after.History[^1].Role));
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData("ineligible", 5, "PKH 02 stopped 5", "PBI-JKN 02 stopped 5")]
    [InlineData("duplicate", null, "PKH 01 active", "PBI-JKN 02 stopped")]
    [InlineData("deceased", null, "PKH 01 active", "PBI-JKN 02 stopped 3")]
    public void Of_the_named_recipient_the_familys_programme_falls_on_a_ground_and_else_goes_to_another_adult(string ground, int? number, string family, string person)
    {
        var (_, after) = Removed(RemovalTests.Draft() with { Ground = ground, Number = number, Members = ["02"], Source = "Dukcapil" });
        var received = FamilySamples.Received(after).ToList();
        Assert.Contains(family, received);
        Assert.Contains(person, received);
        Assert.Equal(3, received.Count(r => r.StartsWith("PBI-JKN", StringComparison.Ordinal) && r.EndsWith("active", StringComparison.Ordinal)));
        Assert.Null(after.Ended);
        Assert.Equal(ground == "deceased" ? FormerReason.Deceased : FormerReason.Removed, Assert.Single(after.Former).Reason);
    }

    [Fact]
    public void The_head_named_heads_the_family_and_where_they_left_since_the_eldest_who_stays()
    {
        var removal = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["01"], NewHead = "02" });
        Assert.Contains("02 head married", FamilySamples.OnCard(Applied(removal, FamilySamples.Family())));
        var without = FamilySamples.Family() with { Members = [.. FamilySamples.Family().Members.Where(m => m.Id != "02")] };
        Assert.Contains("03 head unmarried", FamilySamples.OnCard(Applied(removal, without)));
    }

    [Fact]
    public void Done_twice_it_is_done_once()
    {
        var (removal, after) = Removed(RemovalTests.Draft() with { Members = ["03"] });
        Assert.Empty(RemovalEffects.Remove(removal, after, Samples.Policy, Later(removal)).Events);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Undone_the_same_people_stand_there_again_and_receive_what_it_ended()
    {
        foreach (var members in (string[]?[])[null, ["03"], ["02"]])
        {
            var before = FamilySamples.Family();
            var (removal, after) = Removed(RemovalTests.Draft() with { Members = members });
            var back = FamilySamples.Evolved(after, RemovalEffects.Reinstate(removal, after, Officer, Samples.Policy, Later(removal)));
            Assert.Equal(before.Members, back.Members);
            Assert.Equal(before.Entitlements, back.Entitlements);
            Assert.Empty(back.Former);
            Assert.Null(back.Ended);
            Assert.Equal(("household.reinstated", "GOV-3"), (back.History[^1].Code, back.History[^1].Rule));
            Assert.Empty(RemovalEffects.Reinstate(removal, back, Officer, Samples.Policy, Later(removal)).Events);
            Assert.Empty(RemovalEffects.Remove(removal, back, Samples.Policy, Later(removal)).Events);
        }
    }

    [Theory]
    [Trait("rule", "RAT-4")]
    [InlineData("ineligible", 11)]
    [InlineData("deceased", null)]
    [InlineData("duplicate", null)]
    public void Undone_what_a_month_stopped_at_the_same_time_on_a_ground_of_its_own_stays_stopped(string ground, int? number)
    {
        var draft = RemovalTests.Draft() with { Ground = ground, Number = number, Members = ["03"], Source = "Dukcapil" };
        var recorded = RemovalTests.Recorded(draft);
        var from = RemovalEffects.StopsFrom(recorded.Village, Later(recorded));
        var household = FamilySamples.Family();
        household = household with
        {
            Entitlements = [.. household.Entitlements, new(Programme.Bpnt, "03", FamilySamples.November, EntitlementStatus.Stopped, from, 8)],
        };
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));

        var back = FamilySamples.Received(FamilySamples.Evolved(
            Applied(removal, household), RemovalEffects.Reinstate(removal, Applied(removal, household), Officer, Samples.Policy, Later(removal)))).ToList();

        Assert.Contains("PBI-JKN 03 active", back);
        Assert.Contains("BPNT 03 stopped 8", back);
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "GOV-3")]
    public void Undone_what_the_months_own_line_stopped_on_the_same_ground_stays_stopped_and_what_was_given_back_before_goes_on()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03"] });
        var from = RemovalEffects.StopsFrom(recorded.Village, Later(recorded));
        var month = CyclePeriod.Of(from.FirstDay.PlusDays(-1));
        var household = FamilySamples.Family();
        household = household with
        {
            Entitlements =
            [
                .. household.Entitlements.Select(e => e with { VerifiedIn = month }),
                new(Programme.Bpnt, "03", FamilySamples.November, EntitlementStatus.Stopped, from, recorded.Number) { VerifiedIn = month },
            ],
        };
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));

        var back = FamilySamples.Received(FamilySamples.Evolved(
            Applied(removal, household), RemovalEffects.Reinstate(removal, Applied(removal, household), Officer, Samples.Policy, Later(removal)))).ToList();

        Assert.Contains("PBI-JKN 03 active", back);
        Assert.Contains($"BPNT 03 stopped {recorded.Number}", back);
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "GOV-3")]
    [InlineData("2026-11", "active")]
    [InlineData("2026-10", "stopped 3")]
    [InlineData(null, "stopped 3")]
    public void Undone_what_the_same_sheet_stopped_because_the_person_died_goes_on(string? sheet, string standing)
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Ground = "deceased", Number = null, Members = ["03"], Source = "Contoh" });
        recorded = recorded with { Sheet = sheet is null ? null : new RemovalSheet(recorded.Village, CyclePeriod.Parse(sheet)) };
        var household = FamilySamples.Family();
        household = household with
        {
            Entitlements =
            [
                .. household.Entitlements,
                new(Programme.Bpnt, "03", FamilySamples.November, EntitlementStatus.Stopped, FamilySamples.November.Next, 3) { VerifiedIn = FamilySamples.November },
                new(Programme.Pkh, "03", FamilySamples.November, EntitlementStatus.Stopped, FamilySamples.November.Next, 8) { VerifiedIn = FamilySamples.November },
            ],
        };
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));

        var back = FamilySamples.Received(FamilySamples.Evolved(
            Applied(removal, household), RemovalEffects.Reinstate(removal, Applied(removal, household), Officer, Samples.Policy, Later(removal)))).ToList();

        Assert.Equal([$"BPNT 03 {standing}", "PKH 03 stopped 8"], back.Where(e => e.Contains(" 03 ", StringComparison.Ordinal) && !e.StartsWith("PBI", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Granted_it_is_taken_back_before_and_undone_after_and_left_where_neither_can_be()
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft());
        Assert.IsType<RemovalCancelled>(Assert.Single(RemovalDecider.Overturn(recorded, "x", Officer, Samples.Policy, Samples.Now).Events));
        var (effective, _) = Removed(RemovalTests.Draft());
        var undone = Assert.IsType<RemovalUndone>(Assert.Single(RemovalDecider.Overturn(effective, "x", Officer, Samples.Policy, Samples.Now).Events));
        Assert.Empty(RemovalDecider.Overturn(RemovalDecider.Evolve(effective, undone), "x", Officer, Samples.Policy, Samples.Now).Events);
    }

    [Theory]
    [Trait("rule", "RAT-4")]
    [InlineData("2026-11", "2026-11", "2026-11 2026-12")]
    [InlineData("2027-01", "2027-01", "2026-12 2027-01")]
    [InlineData(null, "2026-12", "2026-12 2026-12")]
    public void What_it_ended_is_told_from_the_month_that_the_sheets_leave_out_first_and_nothing_else(string? told, string from, string own)
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft() with { Members = ["03"] });
        var stopped = RemovalEffects.StopsFrom(recorded.Village, Later(recorded));
        Entitlement[] aid =
        [
            .. Applied(recorded, FamilySamples.Family()).Entitlements,
            new(Programme.Bpnt, "03", FamilySamples.November, EntitlementStatus.Stopped, stopped, 8) { VerifiedIn = stopped.Previous },
        ];
        var facts = RemovalFacts.Of(recorded with { Status = RemovalStatus.Effective, StoppedFrom = stopped });
        var paid = told is null ? null : new RemovedAid(CyclePeriod.Parse(told), []);

        var shown = RemovedEntitlements.Told(facts, aid, paid);

        Assert.Equal(from, Assert.Single(shown, e => e is { Programme: Programme.PbiJkn, MemberId: "03" }).StoppedFrom!.Value);
        Assert.Equal(own, string.Join(" ", shown.Where(e => e.MemberId == "03").Select(e => e.StoppedFrom!.Value).Order()));
        Assert.Equal(aid.Where(e => e.MemberId != "03"), shown.Where(e => e.MemberId != "03"));
        Assert.Equal(aid, RemovedEntitlements.Told(facts with { StoppedFrom = null }, aid, paid));
        Assert.Equal(2, RemovedEntitlements.Of(facts, aid).Count);
    }

    [Theory]
    [InlineData("01,02,03,04", RemovalStatus.Noticed, true)]
    [InlineData("01,02,03", RemovalStatus.Noticed, false)]
    [InlineData("01,02,03,04", RemovalStatus.Effective, false)]
    public void A_removal_of_who_all_died_since_is_not_to_come(string gone, RemovalStatus status, bool over) =>
        Assert.Equal(over, RemovalFacts.Of(RemovalTests.Recorded(RemovalTests.Draft()) with { Status = status }).IsOver(gone.Split(',').ToHashSet()));

    private static (RemovalState Removal, HouseholdState After) Removed(RemovalDraft draft)
    {
        var recorded = RemovalTests.Recorded(draft);
        var household = FamilySamples.Family();
        var effective = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));
        return (effective, Applied(recorded, household));
    }

    private static HouseholdState Applied(RemovalState removal, HouseholdState household) =>
        FamilySamples.Evolved(household, RemovalEffects.Remove(removal, household, Samples.Policy, Later(removal)));

    private static Instant Later(RemovalState removal) => NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village);
}
