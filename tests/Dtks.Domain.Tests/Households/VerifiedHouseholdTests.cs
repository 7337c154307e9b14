using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What a deliberation proposes to end of a household, and what a month's verification makes of what it receives.</summary>
public sealed class VerifiedHouseholdTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    private static Decision<Domain.Households.HouseholdEvent> Decide(HouseholdState state, HouseholdCommand command) =>
        HouseholdDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static IReadOnlyList<SheetLine> Sheet(HouseholdState household, params LineDecisionDraft[] rows) =>
        LineDecisions.Apply(HouseholdLines.Of([household], November, Samples.Policy), rows, [], Samples.Policy).Lines;

    [Theory]
    [Trait("rule", "MUS-2")]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void A_deliberation_proposes_its_deactivation_on_a_ground(int ground, bool good)
    {
        var command = new HouseholdCommand.ProposeDeactivation("d-1", ground, Samples.VillageHead);
        var decision = Decide(Enrolled(), command);
        Assert.Equal(good, decision.IsAccepted);
        if (!good) return;
        var household = Run(Enrolled(), command);
        Assert.Equal(new Deactivation("d-1", ground), household.Deactivation);
        Assert.Equal(3, household.Entitlements.Count(e => e.Status == EntitlementStatus.Active));
        Assert.Empty(Decide(household, command).Events);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    [Trait("rule", "VER-2")]
    [Trait("rule", "VER-5")]
    public void What_a_deliberation_proposes_is_suggested_to_every_month_until_one_decided_on_it()
    {
        var command = new HouseholdCommand.ProposeDeactivation("d-1", 11, Samples.VillageHead);
        var proposed = Run(Enrolled(), command);
        Assert.All(Lines(Enrolled()), l => Assert.Null(l.Suggestion));
        Assert.All(Lines(proposed), l => Assert.Equal((new LineSuggestion(LineSuggestions.TerminationProposed, 11, "d-1") { Source = new SuggestionSource(SuggestionSourceKind.Deliberation, "d-1") }, LineOutcome.Unverified), (l.Suggestion, l.Outcome)));

        // On the open sheet where nobody decided yet; what the register knows of the recipient goes first.
        var open = Lines(Enrolled());
        Assert.All(open, l => Assert.Equal("d-1", FamilyLines.After(l, proposed).Suggestion?.Deliberation));
        Assert.Null(FamilyLines.After(open[0] with { Decision = new LineDecision(LineOutcome.Eligible, null, null, null) }, proposed).Suggestion);
        var own = open.First(l => l.Programme == Programme.PbiJkn);
        var died = new FormerMember(proposed.Members.First(m => m.Id == own.Member), FormerReason.Deceased, new LocalDate(2026, 11, 2), To: null);
        Assert.Equal(new LineSuggestion(LineSuggestions.Died, 3), FamilyLines.After(own, proposed with { Members = [.. proposed.Members.Where(m => m != died.Member)], Former = [died] }).Suggestion);
        var known = new LineSuggestion(LineSuggestions.Died, 3) { Source = new SuggestionSource(SuggestionSourceKind.Duplicate, "x-1") };
        Assert.Equal(known, FamilyLines.After(own with { Suggestion = known }, proposed).Suggestion);

        // Where a later one keeps the family, it is suggested no more.
        var kept = Run(proposed, new HouseholdCommand.Keep("d-2", Samples.Now + Duration.FromDays(1), Samples.VillageHead));
        Assert.Null(FamilyLines.After(FamilyLines.After(open[0], proposed), kept).Suggestion);

        // Verified in part it waits for the rest; found eligible it is answered, and said again by the same deliberation it is no news.
        var part = Settled(proposed, new LineDecisionDraft(1, "eligible"));
        Assert.NotNull(part.Deactivation!.Suggestion());
        var whole = Settled(proposed, [.. Enumerable.Range(1, 3).Select(line => new LineDecisionDraft(line, "eligible"))]);
        Assert.Equal(new Deactivation("d-1", 11, November), whole.Deactivation);
        Assert.All(Lines(whole), l => Assert.Null(l.Suggestion));
        Assert.Empty(Decide(whole, command).Events);
        Assert.Equal("d-2", Lines(Run(whole, command with { DeliberationId = "d-2" }))[0].Suggestion?.Deliberation);

        // Of before a suggestion could name a deliberation.
        Assert.Equal(proposed, Settled(proposed with { }, []));

        static IReadOnlyList<SheetLine> Lines(HouseholdState household) => HouseholdLines.Of([household], November, Samples.Policy);
        static HouseholdState Settled(HouseholdState household, params LineDecisionDraft[] rows) =>
            Decide(household, new HouseholdCommand.SettleEligibility(November, Sheet(household, rows), Samples.Ministry)).Events.Aggregate(household, (s, e) => HouseholdDecider.Evolve(s, e));
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "VER-7")]
    public void A_conforming_verification_stops_what_was_found_ineligible_and_leaves_what_nobody_verified()
    {
        var household = Enrolled();
        var settle = new HouseholdCommand.SettleEligibility(November, Sheet(household, new LineDecisionDraft(2, "ineligible", 11)), Samples.Ministry);
        var settled = Run(household, settle);
        Assert.Equal(
            [
                new(Programme.Pkh, "01", November, EntitlementStatus.Stopped, November.Next, 11) { At = Samples.Now, VerifiedIn = November },
                new(Programme.PbiJkn, "01", November, EntitlementStatus.Stopped, November.Next, 11) { At = Samples.Now, VerifiedIn = November },
                new Entitlement(Programme.PbiJkn, "02", November) { At = Samples.Now },
            ],
            settled.Entitlements);
        Assert.Empty(Decide(settled, settle).Events);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Kept_after_an_objection_to_its_end_what_a_month_stopped_goes_on_and_that_month_does_not_stop_it_again()
    {
        var settle = new HouseholdCommand.SettleEligibility(November, Sheet(Enrolled(), new LineDecisionDraft(2, "ineligible", 11)), Samples.Ministry);
        var settled = Run(Enrolled(), settle);
        var keep = new HouseholdCommand.Keep("d-2", Samples.Now + Duration.FromDays(1), Samples.VillageHead);
        Assert.Equal(settled.Entitlements, Run(settled, keep).Entitlements);

        var upheld = Run(settled, keep with { UpholdsAid = true });
        Assert.All(upheld.Entitlements, e => Assert.Equal((EntitlementStatus.Active, null, null, null), (e.Status, e.StoppedFrom, e.Ground, e.StoppedByMonth())));
        Assert.Empty(Decide(upheld, settle).Events);
        Assert.Equal(November.Next, Run(upheld, settle with { Period = November.Next }).Entitlements[0].StoppedByMonth());

        // What the family was granted anew is not granted twice, nor is what was stopped before that; what stood on one who left stands on another adult.
        var anew = settled with { Entitlements = [.. settled.Entitlements, new Entitlement(Programme.Pkh, "02", November)] };
        Assert.Single(Run(anew, keep with { UpholdsAid = true }).Entitlements, e => e is { Programme: Programme.Pkh, Status: EntitlementStatus.Active });
        var before = settled.Entitlements[0] with { VerifiedIn = CyclePeriod.Parse("2026-09"), StoppedFrom = CyclePeriod.Parse("2026-10") };
        Assert.Equal([before, .. upheld.Entitlements], Run(settled with { Entitlements = [before, .. settled.Entitlements] }, keep with { UpholdsAid = true }).Entitlements);
        var left = settled with { Members = [settled.Members[1]] };
        Assert.Equal(["Pkh 02 Active", "PbiJkn 01 Stopped", "PbiJkn 02 Active"], Run(left, keep with { UpholdsAid = true }).Entitlements.Select(e => $"{e.Programme} {e.MemberId} {e.Status}"));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Of_each_deliberation_that_keeps_a_family_only_what_goes_on_by_it_is_known()
    {
        var settled = Run(Enrolled(), new HouseholdCommand.SettleEligibility(November, Sheet(Enrolled(), new LineDecisionDraft(2, "ineligible", 11)), Samples.Ministry));
        var keep = new HouseholdCommand.Keep("d-2", Samples.Now + Duration.FromDays(1), Samples.VillageHead) { UpholdsAid = true, Upheld = new UpheldAid([Programme.Pkh], [November.Next], November.Next) };
        var kept = Run(settled, keep);
        Assert.Equal(("d-2", "Pkh,PbiJkn", keep.Upheld), (kept.Kept!.DeliberationId, string.Join(',', kept.Kept.Programmes), kept.Kept.Upheld));

        // Nothing was stopped since; and by a later month's, what that stopped alone.
        var later = keep with { DeliberationId = "d-3", ConcludedAt = Samples.Now + Duration.FromDays(40), Upheld = null };
        Assert.Equal(("d-3", 0, null), (Run(kept, later).Kept!.DeliberationId, Run(kept, later).Kept!.Programmes.Count, Run(kept, later).Kept!.Upheld));
        var own = kept with { Entitlements = [kept.Entitlements[0] with { Status = EntitlementStatus.Stopped, StoppedFrom = November.Next.Next, Ground = 15, VerifiedIn = November.Next }, .. kept.Entitlements.Skip(1)] };
        Assert.Equal([Programme.Pkh], Run(own, later).Kept!.Programmes);

        // Granted anew and stopped again, the older end is none that is taken back.
        var again = settled.Entitlements[0] with { Since = November.Next.Next, StoppedFrom = November.Next.Next.Next, VerifiedIn = November.Next.Next };
        Assert.Equal([settled.Entitlements[1], again], StoppedAid.All([.. settled.Entitlements, again]));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_successor_takes_the_familys_programmes_over()
    {
        var household = Enrolled();
        var lines = Sheet(household, new(1, "eligible"), new(2, "ineligible", 3, null, 3), new LineDecisionDraft(3, "eligible"));
        var settle = new HouseholdCommand.SettleEligibility(November, lines, Samples.Ministry);
        var settled = Run(household, settle);
        Assert.Equal(new Entitlement(Programme.Pkh, "02", November) { At = Samples.Now, SucceededIn = November }, settled.Entitlements[0]);
        Assert.Equal(EntitlementStatus.Stopped, settled.Entitlements[1].Status);
        Assert.Empty(Decide(settled, settle).Events);
    }

    [Fact]
    public void Other_households_lines_are_left_aside()
    {
        var lines = Sheet(Enrolled("h-2"), new LineDecisionDraft(1, "ineligible", 11));
        Assert.Empty(Decide(Enrolled(), new HouseholdCommand.SettleEligibility(November, lines, Samples.Ministry)).Events);
    }
}
