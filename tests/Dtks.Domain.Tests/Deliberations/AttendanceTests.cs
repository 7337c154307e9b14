using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using NodaTime;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>Who was present, who was invited beforehand, who signed.</summary>
[Trait("rule", "MUS-3")]
public class AttendanceTests
{
    [Theory]
    [InlineData("CONTOH SATU")]
    [InlineData(" contoh  satu ")]
    [InlineData("Co\u200bntoh\u00a0Satu")]
    [InlineData("Cóntoh Satu")]
    public void One_person_stands_for_one_element(string again)
    {
        var draft = Draft() with { Attendees = [new("Contoh Satu", "villageGovernment", null), Attendee("bpd"), new(again, "community", null)] };
        var violation = Assert.Single(Decide(null, Opening(draft)).Violations);

        Assert.Equal((DeliberationViolations.AttendeeTwice, "/attendees/2/name", ViolationKind.Invalid), (violation.Code, violation.Pointer, violation.Kind));
        Assert.Equal("/attendees/0", violation.Args!["first"]);
    }

    [Fact]
    public void Two_of_one_element_may_bear_one_name_and_names_that_differ_are_two()
    {
        Assert.True(Decide(null, Opening(Draft() with { Attendees = [Attendee("bpd"), Attendee("bpd")] })).IsAccepted);
        Assert.True(Decide(null, Opening(Draft() with { Attendees = [new("Contoh Satu", "bpd", null), new("Contoh Satua", "community", null)] })).IsAccepted);
        Assert.Equal(["input.required", "input.required"], Decide(null, Opening(Draft() with { Attendees = [null, new(null, "bpd", null)] })).Violations.Select(v => v.Code));
    }

    [Theory]
    [Trait("rule", "MUS-1")]
    [InlineData(Samples.VillageWib, "2026-11-01T16:59:59Z", "2026-11-02", false)]
    [InlineData(Samples.VillageWib, "2026-11-01T17:00:00Z", "2026-11-02", true)]
    [InlineData(Samples.VillageWita, "2026-11-01T15:59:59Z", "2026-11-02", false)]
    [InlineData(Samples.VillageWita, "2026-11-01T16:00:00Z", "2026-11-02", true)]
    [InlineData(Samples.VillageWit, "2026-11-01T14:59:59Z", "2026-11-02", false)]
    [InlineData(Samples.VillageWit, "2026-11-01T15:00:00Z", "2026-11-02", true)]
    public void The_day_it_was_held_has_come_in_the_villages_own_zone(string village, string now, string heldOn, bool come)
    {
        var at = NodaTime.Text.InstantPattern.General.Parse(now).Value;
        var open = new DeliberationCommand.Open("d-1", AreaCode.Parse(village), Draft(heldOn: heldOn), Samples.VillageOfficer);

        Assert.Equal(come, DeliberationDecider.Decide(open, null, Samples.Policy, at).IsAccepted);
    }

    [Theory]
    [InlineData("2026-11-01", null)]
    [InlineData("2026-10-25", null)]
    [InlineData("2026-11-02", DeliberationViolations.InvitedAfter)]
    [InlineData("2013-12-31", InputViolations.DateTooEarly)]
    [InlineData("1 November", InputViolations.DateFormat)]
    [InlineData(null, InputViolations.Required)]
    public void Who_was_invited_was_so_at_the_latest_on_the_day(string? on, string? code)
    {
        var violations = Decide(Open(), Inviting(Invited() with { InvitedOn = on })).Violations;

        Assert.Equal(code is null ? [] : [$"{code} /0/invitedOn"], violations.Select(v => $"{v.Code} {v.Pointer}"));
    }

    [Fact]
    public void Invitations_replace_those_before_and_the_same_again_are_no_news()
    {
        var state = Run(Open(), Inviting(Invited(), Invited() with { Name = "Contoh Dua", Unit = "RW 1", By = "inPerson" }));
        Assert.Equal([InvitationWay.Letter, InvitationWay.InPerson], state.Invitations.Select(i => i.By));
        Assert.Equal((DeliberationEventCodes.Invited, "MUS-3"), (state.History[^1].Code, state.History[^1].Rule));
        Assert.Empty(Decide(state, Inviting(Invited(), Invited() with { Name = "Contoh Dua", Unit = "RW 1", By = "inPerson" })).Events);
        Assert.Single(Run(state, Inviting(Invited())).Invitations);
        Assert.Equal(["input.required /0", "input.unknownValue /1/element", "input.unknownValue /1/by"], Wrong(null, Invited() with { Element = "x", By = "x" }));
        Assert.Equal(["list.size "], Wrong([.. Enumerable.Repeat(Invited(), 501)]));
        Assert.Empty(Wrong([.. Enumerable.Repeat(Invited(), 500)]));

        IEnumerable<string> Wrong(params InvitationDraft?[] drafts) => Decide(Open(), Inviting(drafts)).Violations.Select(v => $"{v.Code} {v.Pointer}");
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("", "list.size /minutes/signatories")]
    [InlineData("CONTOH HADIR BPD", "")]
    [InlineData("Contoh Hadir bpd|Contoh Hadir community", "")]
    [InlineData("Contoh Hadir bpd|Contoh Lain", "deliberation.signatoryAbsent /minutes/signatories/1")]
    [InlineData("Contoh Hadir bpd|contoh hadir BPD", "deliberation.signatoryTwice /minutes/signatories/1")]
    [InlineData("Contoh Hadir bpd| ", "text.length /minutes/signatories/1")]
    public void Whoever_signed_the_minutes_was_present(string names, string expected)
    {
        string[] signatories = names.Length == 0 ? [] : names.Split('|');
        var decision = Decide(Decided(), new DeliberationCommand.Conclude(new(new(1, 1, signatories)), AllFour, Samples.VillageHead));

        Assert.Equal(expected.Length == 0 ? [] : [expected], decision.Violations.Select(v => $"{v.Code} {v.Pointer}"));
        if (decision.IsAccepted)
        {
            Assert.Equal(signatories, ((DeliberationConcluded)decision.Events[0]).Minutes.Signatories!);
        }
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void A_refusal_without_any_reason_is_not_concluded_and_what_would_better_be_done_is_advice()
    {
        var refused = new DeliberationDecision("p-2", null, DecisionKind.Refuse, null, null);
        DeliberationDecision[] older = [refused, refused with { ProposalId = "p-3", Ground = 11 }, refused with { ProposalId = "p-1", Ground = 11, Note = "Dinilai mampu" }];
        var state = Open() with { Decisions = older };
        string[] unexplained = ["resolution.refusalUnexplained GOV-3 /decisions/1"];
        Assert.Equal(["deliberation.nobodyInvited MUS-3 /invitations", .. unexplained], Advice(state));
        Assert.Equal(unexplained, Advice(Run(state, Inviting(Invited()))));
        Assert.Equal(["resolution.refusalUnexplained GOV-3 /decisions/0"], ConclusionRules.Unmet(state, AllFour, []).Select(v => $"{v.Code} {v.Rule} {v.Pointer}"));
        Assert.Empty(ConclusionRules.Unmet(state with { Decisions = [older[1], refused with { Note = "Dinilai mampu" }] }, AllFour, []));

        static IEnumerable<string> Advice(DeliberationState state) => ConclusionRules.Advice(state).Select(v => $"{v.Code} {v.Rule} {v.Pointer}");
    }

    [Fact]
    [Trait("rule", "MUS-8")]
    public void What_another_concluded_deliberation_decided_is_not_recorded_again()
    {
        var subjects = Subjects with { DecidedBy = new Dictionary<string, string> { ["p-1"] = "d-0", ["p-9"] = "d-0" } };
        var record = new DeliberationCommand.RecordDecisions([new("p-2", null, "admit", null, null), Admit, new("p-9", null, "admit", null, null)], subjects, Samples.VillageOfficer);
        var decision = Decide(Open(), record);

        Assert.Equal(ViolationKind.Conflict, decision.Kind);
        Assert.Equal(
            [("resolution.decidedElsewhere", "MUS-8", "/1/proposal", "d-0"), ("resolution.decidedElsewhere", "MUS-8", "/2/proposal", "d-0")],
            decision.Violations.Select(v => (v.Code, v.Rule!, v.Pointer!, v.Args!["deliberation"])));
    }

    private static Decision<Domain.Deliberations.DeliberationEvent> Decide(DeliberationState? state, DeliberationCommand command) =>
        DeliberationDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static DeliberationCommand Opening(DeliberationDraft draft) => new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), draft, Samples.VillageOfficer);

    private static DeliberationCommand Inviting(params InvitationDraft?[] drafts) => new DeliberationCommand.Invite(drafts, Samples.VillageOfficer);

    private static InvitationDraft Invited() => new("Contoh Satu", "bpd", null, "2026-10-30", "letter");
}
