using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

public class HouseholdTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    private static Decision<Domain.Households.HouseholdEvent> Decide(HouseholdState? state, HouseholdCommand command) =>
        HouseholdDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static string RecipientOf(ProposalState proposal) => Run(null, new HouseholdCommand.Enrol(proposal, Samples.Ministry)).Entitlements[0].MemberId;

    private static IReadOnlyList<SheetLine> Sheet(HouseholdState household, params LineDecisionDraft[] rows) =>
        LineDecisions.Apply(HouseholdLines.Of([household], November, Samples.Policy), rows, [], Samples.Policy).Lines;

    [Fact]
    [Trait("rule", "RAT-3")]
    public void A_registered_proposal_becomes_a_household_with_what_was_granted()
    {
        var household = Enrolled();
        Assert.Equal(["01", "02"], household.Members.Select(m => m.Id));
        Assert.Equal(["p-1"], household.ProposalIds);
        Assert.Equal(
            [new(Programme.Pkh, "01", November) { At = Samples.Now }, new(Programme.PbiJkn, "01", November) { At = Samples.Now }, new Entitlement(Programme.PbiJkn, "02", November) { At = Samples.Now }],
            household.Entitlements);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_wife_is_the_named_recipient_wherever_she_stands_else_the_head()
    {
        var proposal = Registered("h-1");
        Assert.Equal("02", RecipientOf(proposal));
        Assert.Equal("01", RecipientOf(proposal with { Family = proposal.Family with { Members = [.. proposal.Family.Members.Reverse()] } }));
        Assert.Equal("01", RecipientOf(proposal with { Family = proposal.Family with { Members = [proposal.Family.Members[0]] } }));
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData(0, "02")]
    [InlineData(1, "01")]
    public void A_wife_is_it_from_seventeen_on(int days, string recipient)
    {
        var proposal = Registered("h-1");
        var (head, wife) = (proposal.Family.Members[0], proposal.Family.Members[1]);
        var seventeen = Samples.Now.InZone(Domain.Areas.TimeZones.Wib).Date.PlusYears(-17);
        Assert.Equal(recipient, RecipientOf(proposal with { Family = proposal.Family with { Members = [head, wife with { BirthDate = seventeen.PlusDays(days) }] } }));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Whom_the_proposal_names_is_it()
    {
        var proposal = Registered("h-1");
        Assert.Equal("01", RecipientOf(proposal with { Recipient = proposal.Family.Members[0].Nik }));
        Assert.Equal("02", RecipientOf(proposal with { Recipient = Nik.Parse("3306010101010001") }));
    }

    [Fact]
    public void What_was_not_granted_is_not_received()
    {
        var admitted = Run(null, new HouseholdCommand.Enrol(Registered("h-1") with { Granted = [] }, Samples.Ministry));
        Assert.Empty(admitted.Entitlements);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_household_is_enrolled_once()
    {
        Assert.Empty(Decide(Enrolled(), new HouseholdCommand.Enrol(Registered("h-1"), Samples.Ministry)).Events);
        Assert.Equal(
            HouseholdViolations.Exists, Decide(Enrolled(), new HouseholdCommand.Enrol(Registered("h-1", id: "p-2"), Samples.Ministry))
                .Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public void Only_a_registered_proposal_of_the_right_kind_does_it()
    {
        var ratified = Registered("h-1") with { Status = ProposalStatus.Ratified };
        Assert.Equal(HouseholdViolations.Proposal, Decide(null, new HouseholdCommand.Enrol(ratified, Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Proposal, Decide(
            null, new HouseholdCommand.Enrol(Registered("h-1", "assistance"), Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Proposal, Decide(
            Enrolled(), new HouseholdCommand.GrantAssistance(Registered("h-2", "assistance", "p-2"), Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Missing, Decide(
            null, new HouseholdCommand.GrantAssistance(Registered("h-1", "assistance"), Samples.Ministry)).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void Assistance_is_added_without_doubling_what_is_received()
    {
        var grant = new HouseholdCommand.GrantAssistance(
            Registered("h-1", "assistance", "p-2") with { Granted = [Programme.PbiJkn, Programme.Bpnt, Programme.Pkh] }, Samples.Ministry);
        var household = Run(Enrolled(), grant);
        Assert.Equal([Programme.Pkh, Programme.PbiJkn, Programme.PbiJkn, Programme.Bpnt], household.Entitlements.Select(e => e.Programme));
        Assert.Equal(["p-1", "p-2"], household.ProposalIds);
        Assert.Empty(Decide(household, grant).Events);
    }

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

        // What the family was granted anew is not granted twice; what stood on one who left stands on another adult.
        var anew = settled with { Entitlements = [.. settled.Entitlements, new Entitlement(Programme.Pkh, "02", November)] };
        Assert.Single(Run(anew, keep with { UpholdsAid = true }).Entitlements, e => e is { Programme: Programme.Pkh, Status: EntitlementStatus.Active });
        var left = settled with { Members = [settled.Members[1]] };
        Assert.Equal(["Pkh 02 Active", "PbiJkn 01 Stopped", "PbiJkn 02 Active"], Run(left, keep with { UpholdsAid = true }).Entitlements.Select(e => $"{e.Programme} {e.MemberId} {e.Status}"));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_successor_takes_the_familys_programmes_over()
    {
        var household = Enrolled();
        var lines = Sheet(household, new(1, "eligible"), new(2, "ineligible", 3, null, 3), new LineDecisionDraft(3, "eligible"));
        var settle = new HouseholdCommand.SettleEligibility(November, lines, Samples.Ministry);
        var settled = Run(household, settle);
        Assert.Equal(new Entitlement(Programme.Pkh, "02", November) { At = Samples.Now }, settled.Entitlements[0]);
        Assert.Equal(EntitlementStatus.Stopped, settled.Entitlements[1].Status);
        Assert.Empty(Decide(settled, settle).Events);
    }

    [Fact]
    public void Other_households_lines_are_left_aside()
    {
        var lines = Sheet(Enrolled("h-2"), new LineDecisionDraft(1, "ineligible", 11));
        Assert.Empty(Decide(Enrolled(), new HouseholdCommand.SettleEligibility(November, lines, Samples.Ministry)).Events);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void The_standing_says_what_the_family_receives_already()
    {
        var family = Registered("h-1").Family;
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], HouseholdStanding.Of(Enrolled(), false, family).Receiving);
        var one = Enrolled() with { Entitlements = [new Entitlement(Programme.PbiJkn, "01", November)] };
        Assert.Empty(HouseholdStanding.Of(one, false, family).Receiving);
        Assert.Equal([Programme.PbiJkn], HouseholdStanding.Of(one, false, family with { Members = [family.Members[0]] }).Receiving);
        var past = new Entitlement(Programme.Pkh, "01", November, EntitlementStatus.Stopped, November, 1);
        var stopped = Enrolled() with { Entitlements = [past] };
        Assert.Empty(HouseholdStanding.Of(stopped, false, family).Receiving);
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void A_family_is_registered_when_every_member_is()
    {
        var family = Registered("h-1").Family;
        var stranger = family.Members[1] with { Nik = Nik.Parse("3306015507820009") };
        Assert.True(HouseholdStanding.Of(Enrolled(), false, family).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(Enrolled(), false, family with { Members = [family.Members[0], stranger] }).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(
            Enrolled(), false, family with { FamilyCardNumber = FamilyCardNumber.Parse("3306010101100009") }).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(null, false, family).FamilyRegistered);
        Assert.True(HouseholdStanding.Of(null, true, family).ClaimedByOther);
    }
}
