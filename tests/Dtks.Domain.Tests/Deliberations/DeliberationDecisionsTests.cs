using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

[Trait("rule", "MUS-2")]
public class DeliberationDecisionsTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(params DecisionDraft?[]? drafts) => DeliberationDecider
        .Decide(new DeliberationCommand.RecordDecisions(drafts, Subjects, Samples.VillageOfficer), Open(), Samples.Policy, Samples.Now)
        .Violations.Select(v => (v.Code, v.Pointer));

    [Fact]
    public void Decisions_are_recorded_in_place_of_earlier_ones()
    {
        var first = Decided(Admit, Terminate);
        Assert.Equal((1, 1), (first.ProposalCount, first.TerminationCount));
        var second = Run(first, new DeliberationCommand.RecordDecisions(
            [new("p-2", null, "refuse", 11, "Dinilai mampu"), new("p-3", null, "assist", null, null)], Subjects, Samples.VillageOfficer));
        Assert.Equal((2, 0), (second.ProposalCount, second.TerminationCount));
        Assert.Equal(new DeliberationDecision("p-2", null, DecisionKind.Refuse, 11, "Dinilai mampu"), second.Decisions[0]);
    }

    [Fact]
    public void None_at_all_may_be_recorded_but_a_list_there_must_be()
    {
        Assert.Empty(Wrong());
        Assert.Equal([(InputViolations.Required, "")], Wrong(null));
        Assert.Equal([(InputViolations.Required, "/1")], Wrong(Admit, null));
    }

    [Theory]
    [InlineData(null, null, "admit", null, DeliberationViolations.DecisionSubject, "/0")]
    [InlineData("p-1", "h-1", "admit", null, DeliberationViolations.DecisionSubject, "/0")]
    [InlineData("p-1", null, "terminate", 3, DeliberationViolations.DecisionForSubject, "/0/decision")]
    [InlineData(null, "h-1", "refuse", null, DeliberationViolations.DecisionForSubject, "/0/decision")]
    [InlineData("p-1", null, "Admit", null, InputViolations.UnknownValue, "/0/decision")]
    [InlineData("p-1", null, null, null, InputViolations.Required, "/0/decision")]
    [InlineData(null, "h-1", "terminate", null, SheetViolations.GroundRequired, "/0/ground")]
    [InlineData(null, "h-1", "terminate", 0, InputViolations.NumberRange, "/0/ground")]
    [InlineData(null, "h-1", "terminate", 16, InputViolations.NumberRange, "/0/ground")]
    [InlineData("p-1", null, "admit", 1, SheetViolations.GroundForbidden, "/0/ground")]
    [InlineData("p-8", null, "admit", null, DeliberationViolations.DecisionProposalUnknown, "/0/proposal")]
    [InlineData("p-9", null, "admit", null, ProposalViolations.NotDeliberating, "/0/proposal")]
    [InlineData("p-2", null, "assist", null, ProposalViolations.DecisionForKind, "/0/decision")]
    [InlineData("p-3", null, "admit", null, ProposalViolations.DecisionForKind, "/0/decision")]
    [InlineData(null, "h-8", "terminate", 1, DeliberationViolations.DecisionHouseholdUnknown, "/0/household")]
    public void A_decision_fits_its_subject(
        string? proposal, string? household, string? decision, int? ground, string code, string pointer) =>
        Assert.Equal([(code, pointer)], Wrong(new DecisionDraft(proposal, household, decision, ground, null)));

    [Theory]
    [InlineData("2026-11-02T03:00:00Z", true)]
    [InlineData("2026-11-02T23:59:59Z", true)]
    [InlineData("2026-11-03T00:00:00Z", false)]
    [InlineData("2026-11-20T03:00:00Z", false)]
    public void A_deliberation_decides_what_was_made_by_the_day_it_was_held(string made, bool good)
    {
        var at = NodaTime.Text.InstantPattern.General.Parse(made).Value;
        var standing = new ProposalStanding(ProposalKind.Register, ProposalStatus.Deliberating, at);
        var subjects = Subjects with { Proposals = new Dictionary<string, ProposalStanding> { ["p-2"] = standing, ["p-3"] = standing with { MadeAt = null } } };
        var command = new DeliberationCommand.RecordDecisions([new("p-2", null, "admit", null, null), new("p-3", null, "admit", null, null)], subjects, Samples.VillageOfficer);

        var told = Told.Of(DeliberationDecider.Decide(command, Open(Draft(heldOn: "2026-11-02")), Samples.Policy, Samples.Now).Violations);

        // The day counts until seven in the next morning, in Java.
        var day = made.StartsWith("2026-11-20", StringComparison.Ordinal) ? "2026-11-20" : "2026-11-03";
        Assert.Equal(good ? [] : [$"resolution.heldBefore MUS-2 /0/proposal heldOn=2026-11-02,madeOn={day}"], told);
    }

    [Fact]
    public void What_waits_for_no_deliberation_is_told_so_whenever_it_was_made()
    {
        var withdrawn = new ProposalStanding(ProposalKind.Register, ProposalStatus.Withdrawn, NodaTime.Instant.FromUtc(2026, 11, 20, 3, 0));
        var subjects = Subjects with { Proposals = new Dictionary<string, ProposalStanding> { ["p-2"] = withdrawn } };
        var command = new DeliberationCommand.RecordDecisions([new("p-2", null, "admit", null, null)], subjects, Samples.VillageOfficer);

        Assert.Equal(
            ["proposal.notDeliberating MUS-2 /0/proposal status=withdrawn"], Told.Of(DeliberationDecider.Decide(command, Open(Draft(heldOn: "2026-11-02")), Samples.Policy, Samples.Now).Violations));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void To_terminate_takes_a_ground(int ground) => Assert.Empty(Wrong(Terminate with { Ground = ground }));

    [Fact]
    [Trait("rule", "GOV-3")]
    public void To_refuse_takes_a_ground_and_a_note_which_may_come_later()
    {
        var refuse = new DecisionDraft("p-2", null, "refuse", 11, "Dinilai mampu");
        Assert.Empty(Wrong(refuse));
        Assert.Empty(Wrong(refuse with { Ground = null, Note = null }));
        Assert.Equal([(InputViolations.NumberRange, "/0/ground")], Wrong(refuse with { Ground = 16 }));
        Assert.Equal([(InputViolations.TextLength, "/0/note")], Wrong(refuse with { Note = "  " }));
    }

    [Fact]
    public void No_subject_is_decided_twice() => Assert.Equal(
        [(DeliberationViolations.DecisionTwice, "/2"), (DeliberationViolations.DecisionTwice, "/3")], Wrong(Admit, Terminate, Terminate, Admit));

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void There_are_at_most_a_thousand(int count, bool good)
    {
        var ids = Enumerable.Range(0, count).Select(i => $"q-{i}").ToList();
        var waiting = new ProposalStanding(ProposalKind.Register, ProposalStatus.Deliberating);
        var subjects = Subjects with { Proposals = ids.ToDictionary(i => i, _ => waiting) };
        var command = new DeliberationCommand.RecordDecisions(
            [.. ids.Select(i => new DecisionDraft(i, null, "admit", null, null))], subjects, Samples.VillageOfficer);
        Assert.Equal(good, DeliberationDecider.Decide(command, Open(), Samples.Policy, Samples.Now).IsAccepted);
    }
}
