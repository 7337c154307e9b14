using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Properties;
using Dtks.Domain.Verification;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Households;

/// <summary>Months whose sheets are ratified in whatever order: what the newest found of a family's assistance stands. PKH stands on the wife, 02; the head is 01, and 03 is grown up.</summary>
[Trait("rule", "RAT-5")]
[Trait("rule", "RAT-4")]
public sealed class ResumedAidTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly CyclePeriod December = November.Next;

    [Fact]
    public void Whatever_the_order_and_however_often_the_newest_month_that_verified_it_stands()
    {
        var outcome = Gen.Elements(LineOutcome.Eligible, LineOutcome.Ineligible, LineOutcome.Unverified);
        var months = from outcomes in outcome.ArrayOf(4)
                     from order in Gen.Shuffle(new[] { 0, 1, 2, 3 })
                     from again in Gen.Elements(0, 1, 2, 3).ListOf(3)
                     select (Months: outcomes.Select((o, i) => (Period: MonthOf(i), Outcome: o)).ToList(), Order: order, Again: again.ToList());
        Generate.Holds(months, drawn =>
        {
            var (household, ratified) = (Family(), new List<int>());
            foreach (var month in drawn.Order)
            {
                ratified.Add(month);
                household = Settled(household, drawn.Months[month], drawn.Months.Where((_, i) => ratified.Contains(i)));
            }

            // What was carried out once may have others go on, and stops nothing a second time.
            household = drawn.Again.Aggregate(household, (h, i) => drawn.Months[i].Outcome == LineOutcome.Eligible ? Settled(h, drawn.Months[i], drawn.Months) : h);
            var newest = drawn.Months.LastOrDefault(m => m.Outcome != LineOutcome.Unverified);
            Assert.Equal(newest.Outcome == LineOutcome.Ineligible ? EntitlementStatus.Stopped : EntitlementStatus.Active, Pkh(household).Status);
            Assert.Equal("02", Pkh(household).MemberId);
        });
    }

    [Fact]
    public void What_goes_on_says_by_which_month_and_on_whom()
    {
        var stopped = Settled(Family(), (November, LineOutcome.Ineligible));
        var resumed = Settled(stopped, (December, LineOutcome.Eligible));
        Assert.Equal(("active 02", December, null, null), (Shown(resumed), Pkh(resumed).ResumedIn, Pkh(resumed).VerifiedIn, Pkh(resumed).StoppedFrom));
        Assert.Equal(("household.eligibilitySettled", "RAT-4"), (resumed.History[^1].Code, resumed.History[^1].Rule));

        // Who received it left since: another adult does, and where there is none it stays as it is.
        Assert.Equal("active 01", Shown(Settled(stopped with { Members = [.. stopped.Members.Where(m => m.Id != "02")] }, (December, LineOutcome.Eligible))));
        Assert.Equal("stopped 02", Shown(Settled(stopped with { Members = [stopped.Members[3]] }, (December, LineOutcome.Eligible))));
        Assert.Empty(HouseholdDecider.Decide(Command((December, LineOutcome.Eligible)), stopped with { Members = [], Ended = new HouseholdEnd(HouseholdEndReason.Removed, new LocalDate(2026, 12, 1), null) }, Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void It_stands_on_the_sheet_of_a_newer_month_that_was_opened_without_it()
    {
        var resumed = Settled(Settled(Family(), (November, LineOutcome.Ineligible)), (December, LineOutcome.Eligible));
        var line = Assert.Single(FamilyLines.Missing(resumed, [], December.Next, Samples.Policy));
        Assert.Equal((Programme.Pkh, "02"), (line.Programme, line.Member));
        Assert.Empty(FamilyLines.Missing(resumed, [line], December.Next, Samples.Policy));
        Assert.Empty(FamilyLines.Missing(resumed, [], December, Samples.Policy));
        Assert.Empty(FamilyLines.Missing(Settled(resumed, (December.Next, LineOutcome.Ineligible)), [], December.Next.Next, Samples.Policy));
        Assert.Empty(FamilyLines.Missing(Family(), [], December.Next, Samples.Policy));
    }

    [Fact]
    public void What_no_older_month_stopped_or_this_one_did_not_verify_stays_stopped()
    {
        var stopped = Settled(Family(), (November, LineOutcome.Ineligible));
        foreach (var outcome in new[] { LineOutcome.Unverified, LineOutcome.Ineligible, LineOutcome.Elsewhere })
        {
            Assert.Equal("stopped 02", Shown(Settled(stopped, (December, outcome))));
        }

        // By the same month or a newer one.
        Assert.Equal("stopped 02", Shown(Settled(stopped, (November, LineOutcome.Eligible))));
        Assert.Equal("stopped 02", Shown(Settled(Settled(Family(), (December, LineOutcome.Ineligible)), (November, LineOutcome.Eligible))));

        // By a person's decision, a removal or a death; or granted since the sheet was finalised; or granted anew and stopped otherwise.
        HouseholdState With(Func<Entitlement, Entitlement[]> with) => stopped with { Entitlements = with(Pkh(stopped)) };
        Assert.Equal("stopped 02", Shown(Settled(With(e => [e with { VerifiedIn = null }]), (December, LineOutcome.Eligible))));
        Assert.Equal("stopped 02", Shown(Settled(With(e => [e with { Ground = null }]), (December, LineOutcome.Eligible))));
        Assert.Equal("stopped 02", Shown(Settled(With(e => [e with { StoppedFrom = December.Next }]), (December, LineOutcome.Eligible))));
        var late = With(e => [e with { At = Samples.Now + Duration.FromSeconds(1) }]);
        Assert.Equal("stopped 02", Shown(HouseholdDecider.Decide(Command((December, LineOutcome.Eligible)) with { FinalisedAt = Samples.Now }, late, Samples.Policy, Samples.Now).Events.Aggregate(late, (h, e) => HouseholdDecider.Evolve(h, e))));
        var anew = Settled(With(e => [e, e with { VerifiedIn = null }]), (December, LineOutcome.Eligible));
        Assert.All(anew.Entitlements, e => Assert.Equal(EntitlementStatus.Stopped, e.Status));
        var received = Settled(With(e => [e, new Entitlement(Programme.Pkh, "02", November)]), (December, LineOutcome.Eligible));
        Assert.Equal([EntitlementStatus.Stopped, EntitlementStatus.Active], received.Entitlements.Select(e => e.Status));
    }

    private static CyclePeriod MonthOf(int index) => Enumerable.Range(0, index).Aggregate(November, (month, _) => month.Next);

    private static HouseholdState Family()
    {
        var family = FamilySamples.Family();
        return family with { Entitlements = [new Entitlement(Programme.Pkh, "02", November)] };
    }

    private static Entitlement Pkh(HouseholdState household) => household.Entitlements.Single(e => e.Programme == Programme.Pkh);

    private static string Shown(HouseholdState household) => $"{WireName.Of(Pkh(household).Status)} {Pkh(household).MemberId}";

    private static SheetLine Line(LineOutcome outcome) =>
        new() { Line = 1, Household = "h-1", Member = "02", Programme = Programme.Pkh, Adult = true, Outcome = outcome, Ground = outcome == LineOutcome.Ineligible ? 11 : null };

    private static HouseholdCommand.SettleEligibility Command((CyclePeriod Period, LineOutcome Outcome) month) => new(month.Period, [Line(month.Outcome)], Samples.Ministry);

    // As the months that are ratified by then have it.
    private static HouseholdState Settled(HouseholdState household, (CyclePeriod Period, LineOutcome Outcome) month, IEnumerable<(CyclePeriod Period, LineOutcome Outcome)>? ratified = null)
    {
        List<SheetLine> newer = [.. (ratified ?? []).Where(m => m.Period.CompareTo(month.Period) > 0).Select(m => Line(m.Outcome))];
        var command = Command(month) with { Overtaken = NewerFindings.Overtaken([Line(month.Outcome)], newer) };
        return HouseholdDecider.Decide(command, household, Samples.Policy, Samples.Now).Events.Aggregate(household, (h, e) => HouseholdDecider.Evolve(h, e));
    }
}
