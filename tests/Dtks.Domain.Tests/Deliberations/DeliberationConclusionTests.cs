using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

[Trait("rule", "MUS-7")]
public class DeliberationConclusionTests
{
    private static Decision<Domain.Deliberations.DeliberationEvent> Conclude(
        DeliberationState state, int? proposals = 1, int? terminations = 1, IReadOnlyList<EvidenceState>? evidence = null) =>
        DeliberationDecider.Decide(
            new DeliberationCommand.Conclude(
                new ConclusionDraft(new MinutesDraft(proposals, terminations)), evidence ?? AllFour, Samples.VillageHead)
            { Units = Units },
            state, Samples.Policy, Samples.Now);

    [Fact]
    public void With_everything_there_it_is_concluded()
    {
        var command = new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(1, 1)), AllFour, Samples.VillageHead);
        var state = Run(Decided(), command);
        Assert.Equal(
            (DeliberationStatus.Concluded, new Minutes(1, 1), "village-head-1", Samples.Now),
            (state.Status, state.Minutes!, state.ConcludedBy, state.ConcludedAt));
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    [Trait("rule", "MUS-4")]
    public void Every_unmet_condition_is_named_in_order()
    {
        var state = Open(Draft() with { Attendees = [Attendee("community")] });
        EvidenceState[] evidence =
            [Document(EvidenceKind.Minutes, EvidenceStatus.Inspecting), Document(EvidenceKind.Attendance, EvidenceStatus.Rejected)];
        var decision = Conclude(state, 2, 1, evidence);
        Assert.Equal(ViolationKind.Refused, decision.Kind);
        Assert.Equal(
            [
                (DeliberationViolations.ElementAbsent, "MUS-3", "/attendees"),
                (DeliberationViolations.ElementAbsent, "MUS-3", "/attendees"),
                (DeliberationViolations.DocumentInspecting, "MUS-4", "/evidence/minutes"),
                (DeliberationViolations.DocumentMissing, "MUS-4", "/evidence/attendance"),
                (DeliberationViolations.DocumentMissing, "MUS-4", "/evidence/activityPhoto"),
                (DeliberationViolations.DocumentMissing, "MUS-4", "/evidence/publicationPhoto"),
                (DeliberationViolations.CountMismatch, "MUS-7", "/minutes/proposals"),
                (DeliberationViolations.CountMismatch, "MUS-7", "/minutes/terminations"),
            ],
            decision.Violations.Select(v => (v.Code, v.Rule, v.Pointer)));
        Assert.Equal(["villageGovernment", "bpd"], decision.Violations.Take(2).Select(v => v.Args!["element"]));
        Assert.Equal(("2", "0"), (decision.Violations[6].Args!["stated"], decision.Violations[6].Args!["recorded"]));
    }

    [Theory]
    [Trait("rule", "MUS-3")]
    [InlineData("regular", "villageGovernment bpd community")]
    [InlineData("cards", "villageGovernment communityGroup householdRepresentative")]
    public void Each_kind_needs_its_elements(string kind, string elements)
    {
        var required = elements.Split(' ');
        foreach (var absent in required)
        {
            var present = required.Where(e => e != absent).Select(e => Attendee(e, "RW 01")).ToList();
            var violation = Assert.Single(Conclude(Open(Draft(kind) with { Attendees = present }), 0, 0).Violations);
            Assert.Equal((DeliberationViolations.ElementAbsent, absent), (violation.Code, violation.Args!["element"]));
        }

        Assert.True(Conclude(Open(Draft(kind)), 0, 0).IsAccepted);
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData(EvidenceStatus.Pending, DeliberationViolations.DocumentMissing)]
    [InlineData(EvidenceStatus.Expired, DeliberationViolations.DocumentMissing)]
    [InlineData(EvidenceStatus.Rejected, DeliberationViolations.DocumentMissing)]
    [InlineData(EvidenceStatus.Inspecting, DeliberationViolations.DocumentInspecting)]
    public void Only_accepted_documents_count(EvidenceStatus status, string code)
    {
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            var evidence = AllFour.Where(e => e.Kind != kind).Append(Document(kind, status)).ToList();
            Assert.Equal((code, "/evidence/" + WireName.Of(kind)), Only(Conclude(Decided(), evidence: evidence)));
        }
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public void One_accepted_document_of_a_kind_is_enough_and_anothers_do_not_count()
    {
        IReadOnlyList<EvidenceState> late =
            [.. AllFour, Document(EvidenceKind.Minutes, EvidenceStatus.Rejected), Document(EvidenceKind.Minutes, EvidenceStatus.Inspecting)];
        Assert.True(Conclude(Decided(), evidence: late).IsAccepted);
        var others = AllFour.Select(e => e with { DeliberationId = "d-2" }).ToList();
        Assert.Equal(4, Conclude(Decided(), evidence: others).Violations.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    public void The_minutes_count_what_was_decided(int proposals, int terminations) =>
        Assert.Equal(DeliberationViolations.CountMismatch, Only(Conclude(Decided(), proposals, terminations)).Code);

    [Fact]
    public void Wrong_input_is_named()
    {
        Assert.Equal(["/minutes/proposals", "/minutes/terminations"], Conclude(Decided(), null, -1).Violations.Select(v => v.Pointer));
        Assert.Equal([ViolationKind.Invalid], Conclude(Decided(), 1001, 1).Violations.Select(v => v.Kind));
        var none = DeliberationDecider.Decide(
            new DeliberationCommand.Conclude(new ConclusionDraft(null), AllFour, Samples.VillageHead), Open(), Samples.Policy, Samples.Now);
        Assert.Equal((InputViolations.Required, "/minutes"), Only(none));
    }

    [Fact]
    public void Once_concluded_nothing_changes_any_more()
    {
        var state = Run(Decided(), new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(1, 1)), AllFour, Samples.VillageHead));
        var record = new DeliberationCommand.RecordDecisions([], Subjects, Samples.VillageOfficer);
        Assert.Equal(ViolationKind.Conflict, Conclude(state).Kind);
        Assert.Equal(ViolationKind.Conflict, DeliberationDecider.Decide(record, state, Samples.Policy, Samples.Now).Kind);
    }

    private static (string Code, string? Pointer) Only(Decision<Domain.Deliberations.DeliberationEvent> decision)
    {
        var violation = Assert.Single(decision.Violations);
        return (violation.Code, violation.Pointer);
    }
}
