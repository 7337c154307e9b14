using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Deliberations;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Kernel;

/// <summary>What the history and a refusal show an auditor: the rule that decided, by its id in docs/policy.md.</summary>
[Trait("rule", "GOV-2")]
public sealed class NamedRulesTests
{
    private static readonly LineDecisionDraft[] Verified = [.. Enumerable.Range(1, 7).Select(SheetSamples.Eligible)];

    private static IEnumerable<(string Code, string? Rule)> Shown(IEnumerable<EventMeta> history) => history.Select(meta => (meta.Code, meta.Rule));

    private static DeliberationState Concluded() => DeliberationSamples.Run(
        DeliberationSamples.Decided(), new DeliberationCommand.Conclude(new(new(1, 1)), DeliberationSamples.AllFour, Samples.VillageHead));

    private static EvidenceState Inspected(UploadedBytes found)
    {
        var draft = new EvidenceDraft("minutes", "berita-acara.pdf", "application/pdf", 8, new string('a', 64));
        EvidenceCommand[] commands =
        [
            new EvidenceCommand.Declare("e-1", "d-1", false, draft, Duration.FromMinutes(15), Samples.VillageOfficer),
            new EvidenceCommand.Complete(Samples.VillageOfficer),
            new EvidenceCommand.Inspect(found, new DocumentContent(null, 1)),
        ];
        return commands.Aggregate((EvidenceState?)null, (state, command) => EvidenceDecider
            .Decide(command, state, Samples.Policy, Samples.Now).Events.Aggregate(state, (s, e) => EvidenceDecider.Evolve(s, e)))!;
    }

    [Fact]
    public void A_deliberations_history_names_them() => Assert.Equal(
        [(DeliberationEventCodes.Opened, "MUS-1"), (DeliberationEventCodes.DecisionsRecorded, "MUS-2"), (DeliberationEventCodes.Concluded, "MUS-7")],
        Shown(Concluded().History));

    [Theory]
    [InlineData("%PDF-1.7", EvidenceEventCodes.Accepted)]
    [InlineData("GIF89a..", EvidenceEventCodes.Rejected)]
    public void A_documents_history_names_them(string bytes, string inspected) => Assert.Equal(
        [(EvidenceEventCodes.Declared, "MUS-6"), (EvidenceEventCodes.Completed, "MUS-6"), (inspected, "MUS-7")],
        Shown(Inspected(new UploadedBytes(8, System.Text.Encoding.ASCII.GetBytes(bytes), new string('a', 64))).History));

    [Fact]
    public void A_sheets_history_names_them()
    {
        var finalised = SheetSamples.Run(SheetSamples.Decided(Verified), new SheetCommand.Finalise(Samples.VillageHead));
        var ratified = SheetSamples.Run(finalised, new SheetCommand.Ratify("l-1", Samples.Regent));
        Assert.Equal(
            [
                (SheetEventCodes.Opened, "VER-1"), (SheetEventCodes.LinesDecided, "VER-3"), (SheetEventCodes.Finalised, "VER-1"),
                (SheetEventCodes.Ratified, "RAT-1"),
            ],
            Shown(ratified.History));
        Assert.Equal((SheetEventCodes.Closed, "VER-7"), Shown(SheetSamples.Run(SheetSamples.Open(), new SheetCommand.Close()).History).Last());
    }

    [Fact]
    public void Refusals_on_a_sheet_name_them()
    {
        var open = SheetSamples.Open();
        var closed = SheetSamples.Run(open, new SheetCommand.Close());
        var finalised = SheetSamples.Run(SheetSamples.Decided(Verified), new SheetCommand.Finalise(Samples.VillageHead));
        Assert.Equal("VER-1", Rule(null, new SheetCommand.Close()));
        Assert.Equal("VER-1", Rule(open, new SheetCommand.Finalise(Samples.VillageHead)));
        Assert.Equal("VER-1", Rule(finalised, new SheetCommand.DecideLines(Verified, Samples.VillageOfficer)));
        Assert.Equal("VER-7", Rule(closed, new SheetCommand.DecideLines(Verified, Samples.VillageOfficer)));
        Assert.Equal("RAT-1", Rule(open, new SheetCommand.Ratify("l-1", Samples.Regent)));
        Assert.Equal("GOV-2", Rule(finalised, new SheetCommand.Ratify("l-1", Samples.VillageHead)));
    }

    [Fact]
    public void Refusals_on_a_deliberation_name_them()
    {
        var again = new DeliberationCommand.RecordDecisions([DeliberationSamples.Admit], DeliberationSamples.Subjects, Samples.VillageOfficer);
        Assert.Equal("MUS-7", Rule(Concluded(), again));
        Assert.Equal("MUS-2", Rule(DeliberationSamples.Open(), again with { Drafts = [DeliberationSamples.Admit with { Proposal = "p-8" }] }));
        Assert.Equal("VER-5", Rule(DeliberationSamples.Open(), again with { Drafts = [DeliberationSamples.Admit with { Ground = 1 }] }));
        var inFuture = new DeliberationCommand.Open(
            "d-1", AreaCode.Parse(Samples.VillageWib), DeliberationSamples.Draft(heldOn: "2030-01-01"), Samples.VillageOfficer);
        Assert.Equal("MUS-1", Rule(null, inFuture));
    }

    private static string? Rule(SheetState? state, SheetCommand command) =>
        SheetDecider.Decide(command, state, Samples.Policy, Samples.Now).Violations[0].Rule;

    private static string? Rule(DeliberationState? state, DeliberationCommand command) =>
        DeliberationDecider.Decide(command, state, Samples.Policy, Samples.Now).Violations[0].Rule;
}
