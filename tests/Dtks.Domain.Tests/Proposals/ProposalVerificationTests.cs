using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "PRO-6")]
public class ProposalVerificationTests
{
    private static Decision<Domain.Proposals.ProposalEvent> Verify(
        ProposalState state, string? outcome = "eligible", int? ground = null, string? note = "Sesuai", Actor? by = null, Instant? at = null) =>
        ProposalDecider.Decide(
            new ProposalCommand.Verify(new ProposalVerificationDraft(outcome, ground, note), by ?? Samples.RegencyOfficer),
            state, Samples.Policy, at ?? Samples.Now);

    [Fact]
    public void Found_eligible_it_is_granted_what_was_asked()
    {
        var state = Samples.Eligible();
        Assert.Equal((ProposalStatus.Eligible, "regency-1", "Sesuai"), (state.Status, state.DecidedBy, state.Note));
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Granted);
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData(1)]
    [InlineData(15)]
    public void Found_ineligible_it_carries_the_ground(int ground)
    {
        var state = Samples.Run(Samples.Verifying(), new ProposalCommand.Verify(
            new ProposalVerificationDraft("ineligible", ground, "Tidak sesuai"), Samples.RegencyOfficer));
        Assert.Equal((ProposalStatus.Ineligible, ground), (state.Status, state.Ground));
        Assert.Empty(state.Granted);
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData("ineligible", null, "Catatan", SheetViolations.GroundRequired, "/ground")]
    [InlineData("ineligible", 0, "Catatan", InputViolations.NumberRange, "/ground")]
    [InlineData("ineligible", 16, "Catatan", InputViolations.NumberRange, "/ground")]
    [InlineData("eligible", 3, "Catatan", SheetViolations.GroundForbidden, "/ground")]
    [InlineData("unverified", null, "Catatan", InputViolations.UnknownValue, "/outcome")]
    [InlineData(null, null, "Catatan", InputViolations.Required, "/outcome")]
    [InlineData("eligible", null, null, InputViolations.Required, "/note")]
    [InlineData("eligible", null, " ", InputViolations.TextLength, "/note")]
    public void Wrong_input_is_named(string? outcome, int? ground, string? note, string code, string pointer)
    {
        var decision = Verify(Samples.Verifying(), outcome, ground, note);
        Assert.Equal(ViolationKind.Invalid, decision.Kind);
        Assert.Equal((code, pointer), (decision.Violations[0].Code, decision.Violations[0].Pointer));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_note_has_at_most_a_thousand_characters(int length, bool good) =>
        Assert.Equal(good, Verify(Samples.Verifying(), note: new string('a', length)).IsAccepted);

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_proposed_it_does_not_verify_it()
    {
        var violation = Assert.Single(
            Verify(Samples.Verifying(), by: Samples.RegencyOfficer with { Subject = Samples.Citizen.Subject }).Violations);
        Assert.Equal((ProposalViolations.OwnProposal, ViolationKind.Refused, "GOV-2"), (violation.Code, violation.Kind, violation.Rule));
    }

    [Fact]
    public void Only_what_waits_for_it_is_verified()
    {
        Assert.Equal(ViolationKind.Conflict, Verify(Samples.Submitted()).Kind);
        Assert.Equal(ViolationKind.Conflict, Verify(Samples.Eligible()).Kind);
        Assert.Equal(ViolationKind.Conflict, Verify(Samples.Deliberating()).Kind);
    }

    // Forwarded on 1 November: day 30 is 1 December and ends at local midnight.
    [Theory]
    [Trait("rule", "PRO-7")]
    [InlineData(Samples.VillageWib, 17)]
    [InlineData(Samples.VillageWita, 16)]
    [InlineData(Samples.VillageWit, 15)]
    public void It_lapses_when_day_thirty_ends_in_the_regencys_zone(string village, int midnightUtc)
    {
        var state = Samples.Verifying(village, Instant.FromUtc(2026, 11, 1, 3, 0));
        var end = Instant.FromUtc(2026, 12, 1, midnightUtc, 0);
        var before = end - Duration.Epsilon;
        Assert.Equal(new LocalDate(2026, 12, 1), state.DueOn);

        Assert.True(Verify(state, at: before).IsAccepted);
        Assert.Empty(ProposalDecider.Decide(new ProposalCommand.Lapse(), state, Samples.Policy, before).Events);

        var refused = Assert.Single(Verify(state, at: end).Violations);
        Assert.Equal((ProposalViolations.Lapsed, ViolationKind.Refused, "PRO-7"), (refused.Code, refused.Kind, refused.Rule));
        Assert.Equal("2026-12-01", refused.Args!["dueOn"]);
        Assert.Equal(ProposalStatus.DeemedEligible, Samples.Run(state, new ProposalCommand.Lapse(), end).Status);
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public void Deemed_eligible_it_is_granted_what_was_asked_by_nobody()
    {
        var state = Samples.Run(Samples.Verifying(), new ProposalCommand.Lapse(), Samples.Now + Duration.FromDays(40));
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Granted);
        Assert.Null(state.DecidedBy);
        Assert.Equal((Role.System, "PRO-7"), (state.History[^1].Meta.Role, state.History[^1].Meta.Rule));
        Assert.Equal((ProposalViolations.Lapsed, ViolationKind.Refused), Only(Verify(state, at: Samples.Now + Duration.FromDays(41))));
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public void A_deadline_that_fires_twice_or_late_changes_nothing()
    {
        var later = Samples.Now + Duration.FromDays(40);
        var lapsed = Samples.Run(Samples.Verifying(), new ProposalCommand.Lapse(), later);
        foreach (var state in new[] { lapsed, Samples.Eligible(), Samples.Submitted(), Samples.Deliberating() })
            Assert.Empty(ProposalDecider.Decide(new ProposalCommand.Lapse(), state, Samples.Policy, later).Events);
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public void Thirty_days_run_over_a_leap_day() =>
        Assert.Equal(new LocalDate(2028, 3, 1), Lapse.DueOn(new LocalDate(2028, 1, 31), Samples.Policy));

    private static (string Code, ViolationKind Kind) Only(Decision<Domain.Proposals.ProposalEvent> decision)
    {
        var violation = Assert.Single(decision.Violations);
        return (violation.Code, violation.Kind);
    }
}
