using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>Until it is concluded a deliberation's attendance is corrected, or it is given up.</summary>
[Trait("rule", "MUS-7")]
public class UntilConcludedTests
{
    private static readonly DeliberationCommand.Cancel Cancel = new(new DeliberationCancellationDraft("Daftar hadir keliru"), Samples.VillageOfficer);

    private static DeliberationState Concluded =>
        Run(Decided(), new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(1, 1)), AllFour, Samples.VillageHead));

    [Fact]
    [Trait("rule", "MUS-3")]
    public void Whoever_was_left_out_is_added_and_the_decisions_stay()
    {
        var state = Decided();
        var without = Run(state, Correcting(Attendee("community")));
        var corrected = Run(without, Correcting([.. Draft().Attendees!]));

        Assert.Equal([AttendeeElement.Community], without.Attendees.Select(a => a.Element));
        Assert.NotEmpty(ConclusionRules.Unmet(without, AllFour, []));
        Assert.Empty(ConclusionRules.Unmet(corrected, AllFour, []));
        Assert.Equal(state.Decisions, corrected.Decisions);
        Assert.Equal((DeliberationEventCodes.AttendanceCorrected, "MUS-3"), (corrected.History[^1].Code, corrected.History[^1].Rule));
        Assert.Empty(Decide(corrected, Correcting([.. Draft().Attendees!])).Events);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public void It_is_corrected_by_the_rules_that_it_was_recorded_by()
    {
        Assert.Equal([(InputViolations.ListSize, "")], Wrong());
        Assert.Equal([(InputViolations.Required, "")], Wrong(null));
        Assert.Equal([(InputViolations.Required, "/0/name"), (InputViolations.Required, "/0/element"), (InputViolations.Required, "/1")], Wrong(new AttendeeDraft(null, null, null), null));
        Assert.Equal([(DeliberationViolations.AttendeeUnit, "/0/unit")], Wrong(Attendee("householdRepresentative")));
        Assert.Equal([(InputViolations.ListSize, "")], Wrong([.. Enumerable.Repeat(Attendee("bpd"), 501)]));
        Assert.Empty(Wrong([.. Enumerable.Repeat(Attendee("bpd"), 500)]));
        var twice = Assert.Single(Decide(Open(), Correcting(new AttendeeDraft("Contoh Satu", "bpd", null), new AttendeeDraft("CONTOH  SATU", "community", null))).Violations);
        Assert.Equal((DeliberationViolations.AttendeeTwice, "/1/name", "/0"), (twice.Code, twice.Pointer, twice.Args!["first"]));
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public void One_that_is_given_up_says_why_and_nothing_of_it_changes_any_more()
    {
        var cancelled = Run(Decided(), Cancel);

        Assert.Equal((DeliberationStatus.Cancelled, "Daftar hadir keliru"), (cancelled.Status, cancelled.CancelledBecause));
        Assert.Equal((DeliberationEventCodes.Cancelled, "MUS-7"), (cancelled.History[^1].Code, cancelled.History[^1].Rule));
        DeliberationCommand[] others =
        [
            new DeliberationCommand.RecordDecisions([], Subjects, Samples.VillageOfficer), new DeliberationCommand.Invite([], Samples.VillageOfficer), Correcting(Attendee("bpd")),
            new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(1, 1)), AllFour, Samples.VillageHead),
        ];
        Assert.All(others, command => Assert.Equal((ViolationKind.Conflict, DeliberationViolations.Cancelled), Only(Decide(cancelled, command))));
        var again = Decide(cancelled, Cancel);
        Assert.True(again.IsAccepted && again.Events.Count == 0);
    }

    [Fact]
    public void A_reason_is_given_and_one_that_is_concluded_stands()
    {
        Assert.Equal([InputViolations.Required], Codes(null));
        Assert.Equal([InputViolations.Required], Codes(new DeliberationCancellationDraft(null)));
        Assert.Equal([InputViolations.TextLength], Codes(new DeliberationCancellationDraft(" ")));
        Assert.Equal([InputViolations.TextLength], Codes(new DeliberationCancellationDraft(new string('x', 1001))));
        Assert.Empty(Codes(new DeliberationCancellationDraft(new string('x', 1000))));
        Assert.Equal((ViolationKind.Conflict, DeliberationViolations.Concluded), Only(Decide(Concluded, Cancel)));
        Assert.Equal((ViolationKind.Conflict, DeliberationViolations.Concluded), Only(Decide(Concluded, Correcting(Attendee("bpd")))));
        Assert.Equal((ViolationKind.Conflict, DeliberationViolations.Missing), Only(Decide(null, Cancel)));

        static IEnumerable<string> Codes(DeliberationCancellationDraft? draft) => Decide(Open(), Cancel with { Draft = draft }).Violations.Select(v => v.Code);
    }

    private static (ViolationKind?, string) Only(Decision<Domain.Deliberations.DeliberationEvent> decision) => (decision.Kind, Assert.Single(decision.Violations).Code);

    private static IEnumerable<(string, string?)> Wrong(params AttendeeDraft?[]? drafts) => Decide(Open(), Correcting(drafts)).Violations.Select(v => (v.Code, v.Pointer));

    private static DeliberationCommand.CorrectAttendance Correcting(params AttendeeDraft?[]? drafts) => new(drafts, Samples.VillageOfficer);

    private static Decision<Domain.Deliberations.DeliberationEvent> Decide(DeliberationState? state, DeliberationCommand command) =>
        DeliberationDecider.Decide(command, state, Samples.Policy, Samples.Now);
}
