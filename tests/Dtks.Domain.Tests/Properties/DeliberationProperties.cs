using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Tests.Deliberations;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

public class DeliberationProperties
{
    private static readonly Gen<DeliberationState?> Deliberations = Gen.Elements(
        DeliberationSamples.Open(), DeliberationSamples.Open(DeliberationSamples.Draft("cards")), DeliberationSamples.Decided(),
        DeliberationSamples.Decided() with { Status = DeliberationStatus.Concluded }).OrNothing();

    private static readonly Gen<IReadOnlyList<EvidenceState>> Documents =
        from statuses in Generate.Any<EvidenceStatus>().ListOf(6)
        from kinds in Generate.Any<EvidenceKind>().ListOf(6)
        select (IReadOnlyList<EvidenceState>)[.. kinds.Zip(statuses, (k, s) => DeliberationSamples.Document(k, s))];

    [Fact]
    [Trait("rule", "MUS-7")]
    public void Any_command_on_any_deliberation_is_answered_and_none_is_concluded_without_its_conditions()
    {
        var gen = from state in Deliberations from documents in Documents from command in Commands(documents) select (state, command);
        Generate.Holds(gen, t =>
        {
            var decision = DeliberationDecider.Decide(t.command, t.state, Samples.Policy, Samples.Now);
            var next = decision.Events.Aggregate(t.state, (s, e) => DeliberationDecider.Evolve(s, e));
            if (next?.Status != DeliberationStatus.Concluded || t.state?.Status == DeliberationStatus.Concluded) return;
            Assert.Equal((next.ProposalCount, next.TerminationCount), (next.Minutes!.Proposals, next.Minutes.Terminations));
            Assert.All(Enum.GetValues<EvidenceKind>(), k => Assert.Contains(
                ((DeliberationCommand.Conclude)t.command).Evidence, d => d.Kind == k && d.Status == EvidenceStatus.Accepted));
            Assert.All(ConclusionRules.Required(next.Kind), e => Assert.Contains(next.Attendees, a => a.Element == e));
        }, 1000);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public void Any_command_on_any_document_is_answered_and_only_what_was_declared_is_accepted()
    {
        var gen = from status in Generate.Any<EvidenceStatus>()
                  from document in Gen.Constant(DeliberationSamples.Document(EvidenceKind.Minutes, status)).OrNothing()
                  from minutes in Gen.Choose(0, 30)
                  from found in Found().OrNothing()
                  from command in EvidenceCommands(found)
                  select (document, found, command, Now: Samples.Now + Duration.FromMinutes(minutes));
        Generate.Holds(gen, t =>
        {
            var decision = EvidenceDecider.Decide(t.command, t.document, Samples.Policy, t.Now);
            var next = decision.Events.Aggregate(t.document, (s, e) => EvidenceDecider.Evolve(s, e));
            if (next?.Status != EvidenceStatus.Accepted || t.document?.Status == EvidenceStatus.Accepted) return;
            Assert.Equal(
                (next.Length, next.Sha256, next.ContentType), (t.found!.Length, t.found.Sha256, EvidenceFormats.Sniff(t.found.First.Span)));
        }, 1000);
    }

    private static Gen<DeliberationCommand> Commands(IReadOnlyList<EvidenceState> documents) => Gen.OneOf(
        from kind in Generate.Name<DeliberationKind>()
        from heldOn in Generate.Text
        from attendees in Generate.ListOrNull(Attendees().OrNothing())
        let draft = new DeliberationDraft(kind, heldOn, heldOn, attendees)
        select (DeliberationCommand)new DeliberationCommand.Open("d-1", AreaCode.Parse(Samples.VillageWib), draft, Samples.VillageOfficer),
        from decisions in Generate.ListOrNull(Decisions().OrNothing())
        select (DeliberationCommand)new DeliberationCommand.RecordDecisions(decisions, DeliberationSamples.Subjects, Samples.VillageOfficer),
        from proposals in Generate.Number
        from terminations in Generate.Number
        select Conclude(proposals, terminations, documents),
        Gen.Elements(Conclude(1, 1, [.. DeliberationSamples.AllFour, .. documents]), Conclude(0, 0, documents), Conclude(1, 1, documents)));

    private static DeliberationCommand Conclude(int? proposals, int? terminations, IReadOnlyList<EvidenceState> documents) =>
        new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(proposals, terminations)), documents, Samples.VillageHead);

    private static Gen<AttendeeDraft> Attendees() =>
        from name in Generate.Text
        from element in Generate.Name<AttendeeElement>()
        from unit in Generate.Text
        select new AttendeeDraft(name, element, unit);

    private static Gen<DecisionDraft> Decisions() =>
        from proposal in Gen.Elements(null, "p-1", "p-2", "p-3", "p-9", "")
        from household in Gen.Elements(null, "h-1", "h-2", "h-9")
        from kind in Generate.Name<DecisionKind>()
        from ground in Generate.Number
        from note in Generate.Text
        select new DecisionDraft(proposal, household, kind, ground, note);

    private static Gen<UploadedBytes> Found() =>
        from length in Gen.Elements(0L, 4L, 5L)
        from first in Gen.Elements<byte[]>([], [0xFF, 0xD8, 0xFF], [0x25, 0x50, 0x44, 0x46, 0x2D])
        from digit in Gen.Elements('0', '1')
        select new UploadedBytes(length, first, new string(digit, 64));

    private static Gen<EvidenceCommand> EvidenceCommands(UploadedBytes? found) =>
        from kind in Generate.Name<EvidenceKind>()
        from text in Generate.Text
        from length in Generate.Number
        from concluded in Gen.Elements(false, true)
        from command in Gen.Elements<EvidenceCommand>(
            new EvidenceCommand.Declare(
                "e-1", "d-1", concluded, new EvidenceDraft(kind, text, text, length, text), Duration.FromMinutes(15), Samples.VillageOfficer),
            new EvidenceCommand.Complete(Samples.VillageOfficer),
            new EvidenceCommand.Inspect(found, new DocumentContent(null, 1)),
            new EvidenceCommand.Inspect(found, DocumentContent.Faulty(EvidenceViolations.Damaged)),
            new EvidenceCommand.Expire())
        select command;
}
